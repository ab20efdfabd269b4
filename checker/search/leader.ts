import { type Control, cell, orders, own } from './control.js';
import type { Failure } from './failure.js';
import { type Hand, takenIn } from './hand.js';
import { type Bound, createNumbering, type Numbering } from './numbering.js';
import { createOrders, type Enlistment, type Orders } from './orders.js';
import type { Space } from './space.js';

/** The leading thread of a search: it gives the orders, does its own part, and waits for the others. */
export interface Leader {
  /** States reached. */
  readonly count: number;
  /** The same, and what the threads have added to the present level; not exact while they work. */
  readonly countNow: number;
  readonly isWithinBounds: boolean;
  /** What bounds the number of states. */
  readonly bound: Bound['by'];
  /** Adds the initial states, packed. */
  enter(initials: readonly Int32Array[]): void;
  /** Adds the states of an earlier search, packed, one after the other. */
  load(states: Int32Array): void;
  /**
   * Expands the states from the one number to before the other, and numbers what was found from there on; yields now and
   * then. It ends early after `stop`, with all that was expanded added; or if there is no more room.
   */
  expand(from: number, end: number): Generator<void, 'done' | 'stopped' | 'full'>;
  /** Takes no more states of the present level. */
  stop(): void;
  /** After `stop`: the next state of the level that is to be expanded. */
  readonly position: number;
  /** Forgets all states but the first ones. */
  truncate(count: number): void;
  /** Has `others` more threads take part from now on if they have become ready. */
  enlist(others: number): Enlistment;
  /** Is told that another thread does not go on. If it takes part, the search ends with an error. */
  lose(thread: number, failure: Failure): void;
  /** For each ground action how many steps all threads have made. */
  taken(): Float64Array;
  /** For each property, what threads have found: bit 0 if it was found, bit 1 if it was witnessed. */
  noted(): number[];
  /** Sends the other threads home. */
  dismiss(): void;
}

/** States that the leader expands between two looks at the clock: some milliseconds of work. */
const statesPerLook = 2048;

/** `roomPerThread` is the room that a thread needs to go on. */
export function createLeader(
  hand: Hand,
  control: Control,
  space: Space,
  bound: Bound,
  roomPerThread: number,
): Leader {
  const { cells } = control;
  const given = createOrders(hand, control);
  const numbering = createNumbering(hand, control, space, given, bound, roomPerThread);
  return {
    get count() {
      return numbering.count;
    },
    get countNow() {
      return numbering.countNow;
    },
    get isWithinBounds() {
      return numbering.count <= bound.statesMax;
    },
    bound: bound.by,
    enter(initials) {
      numbering.makeRoom();
      for (const initial of initials) hand.searcher.enter(initial.slice());
      numbering.settle();
    },
    load(states) {
      const stateWords = hand.visited.at(1) - hand.visited.at(0);
      hand.visited.prime(states.slice(0, stateWords), true);
      space.words.set(states, space.places.states);
      numbering.reload(states.length / stateWords);
    },
    expand: (from, end) => expandLevel(hand, control, given, numbering, from, end),
    stop() {
      Atomics.store(cells, cell.stop, 1);
    },
    get position() {
      return Math.min(cells[cell.next] as number, cells[cell.levelEnd] as number);
    },
    truncate: numbering.truncate,
    enlist(others) {
      const enlistment = given.enlist(others);
      numbering.deal();
      return enlistment;
    },
    lose: given.lose,
    taken: () => takenByAll(hand, space, given),
    noted: () => notedByAll(hand, control, given),
    dismiss() {
      given.give(orders.end);
    },
  };
}

function* expandLevel(
  hand: Hand,
  { cells, of }: Control,
  given: Orders,
  numbering: Numbering,
  from: number,
  end: number,
): Generator<void, 'done' | 'stopped' | 'full'> {
  cells[cell.next] = from;
  cells[cell.levelEnd] = end;
  cells[cell.stop] = 0;
  for (;;) {
    cells[cell.pause] = 0;
    given.give(orders.expand);
    while (hand.expand(statesPerLook)) yield;
    for (; !given.areDone(); given.wait()) yield;
    const isPaused = threadsOf(given).some(thread => cells[of(thread) + own.isPaused] !== 0);
    numbering.settle();
    if (!isPaused) return cells[cell.stop] === 0 ? 'done' : 'stopped';
    if (!numbering.makeRoom()) return 'full';
  }
}

function takenByAll({ searcher: { taken } }: Hand, space: Space, given: Orders): Float64Array {
  const sum = taken.slice();
  given.give(orders.report);
  while (!given.areDone()) given.wait();
  for (const thread of threadsOf(given).slice(1)) {
    takenIn(space, thread, taken.length).forEach((steps, i) => {
      sum[i] = (sum[i] as number) + steps;
    });
  }
  return sum;
}

/** What all have found; from now on every thread can read it. */
function notedByAll(hand: Hand, { cells, of, found }: Control, given: Orders): number[] {
  hand.note();
  return Array.from({ length: hand.properties }, (_, property) => {
    const bits = threadsOf(given).reduce(
      (sum, thread) => sum | (cells[of(thread) + own.properties + property] as number),
      0,
    );
    cells[found + own.properties + property] = bits;
    return bits;
  });
}

const threadsOf = ({ threads }: Orders): number[] => Array.from({ length: threads }, (_, thread) => thread);
