import { instancesOf } from '../../checker/instance.js';
import type { Model } from '../../checker/model.js';
import { createCarrier } from '../../checker/packing/carrier.js';
import { type Layout, layOut } from '../../checker/packing/layout.js';
import type { Property } from '../../checker/property.js';
import { type Control, cell, controlOf } from '../../checker/search/control.js';
import { createHand, type Hand } from '../../checker/search/hand.js';
import { createLeader, type Leader } from '../../checker/search/leader.js';
import { waitingMax } from '../../checker/search/searcher.js';
import { createSpace } from '../../checker/search/space.js';

/** A leader whose followers are in its own thread, so that what they do in turn is decided, and the same each time. */
export interface Crowd {
  readonly leader: Leader;
  readonly hands: readonly Hand[];
  readonly layout: Layout;
  /** The first number of each level. */
  readonly levels: readonly number[];
  /** Goes on to the next level. Says whether there is one, and it is within bounds. */
  advance(): boolean;
}

export interface Manner {
  /** Threads. */
  readonly size: number;
  /** States that each hand expands before it is the next one's turn. */
  readonly turns: readonly number[];
  readonly statesMax?: number;
  readonly reduce?: boolean;
}

export function crowdFor<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  { size, turns, statesMax = Number.POSITIVE_INFINITY, reduce = false }: Manner,
): Crowd {
  const layout = layOut(model.schema);
  const space = createSpace(layout.words);
  const control = controlOf(space);
  const errand = { model, properties, layout, space, canonicalize: undefined, reduce };
  const hands = Array.from({ length: size }, (_, thread) => createHand(errand, control, thread));
  const initials = model.initials.map(initial => {
    const carrier = createCarrier<State>(model.schema, layout);
    const words = new Int32Array(layout.words);
    carrier.load(initial);
    carrier.pack(words, 0);
    return words;
  });
  const leader = createLeader(
    together(hands, turns, control),
    control,
    space,
    { by: 'states', statesMax },
    waitingMax + instancesOf(model).length + initials.length,
  );
  leader.enter(initials);
  for (const hand of hands.slice(1)) hand.visited.prime(initials[0] as Int32Array, true);
  Atomics.add(control.cells, cell.ready, size - 1);
  leader.enlist(size - 1);
  const levels = [0];
  return {
    leader,
    hands,
    layout,
    levels,
    advance() {
      const end = leader.count;
      const level = leader.expand(levels.at(-1) as number, end);
      let step = level.next();
      while (step.done !== true) step = level.next();
      if (step.value === 'full' || !leader.isWithinBounds) leader.truncate(end);
      if (leader.count === end) return false;
      levels.push(end);
      return true;
    },
  };
}

/** The hand of the leader, which moves the others as well: where it matters who is first, the others are. */
function together(hands: readonly Hand[], turns: readonly number[], { cells }: Control): Hand {
  const [mine, ...others] = hands as [Hand, ...Hand[]];
  const arrive = (): void => void Atomics.add(cells, cell.arrived, others.length);
  return {
    ...mine,
    get position() {
      return mine.position;
    },
    expand() {
      const working = new Set(hands);
      for (let turn = 0; working.size > 0; turn++) {
        const hand = hands[turn % hands.length] as Hand;
        if (working.has(hand) && !hand.expand(turns[turn % turns.length] as number)) working.delete(hand);
      }
      for (const hand of others) hand.note();
      arrive();
      return false;
    },
    obey(order) {
      for (const hand of others) hand.obey(order);
      arrive();
      mine.obey(order);
    },
  };
}
