import type { Action, Model } from '../../checker/model.js';
import type { Reachable } from '../../checker/property.js';
import {
  array,
  domain,
  index,
  numbered,
  type StructSchema,
  struct,
  type Value,
} from '../../checker/schema.js';
import { zero } from '../../checker/value.js';

/**
 * The Tower of Hanoi (Lucas, 1883): discs on three pegs, moved one at a time, never a larger one onto a smaller one.
 * Discs are numbered from the smallest up; on a peg they can only lie in order, so a disc's peg is all there is to know.
 */
const pegs = domain('peg', ['left', 'middle', 'right']);
const right = pegs.members.indexOf('right');

const schemaFor = (size: number) =>
  struct({ disc: array(domain('disc', numbered('disc', size)), struct({ peg: index(pegs) })) });

export type State = Value<ReturnType<typeof schemaFor>>;

/** Whether no disc smaller than this one lies on the peg. */
function isFree(state: State, peg: number, disc: number): boolean {
  for (let smaller = 0; smaller < disc; smaller++) {
    if (state.disc[smaller].peg === peg) return false;
  }
  return true;
}

const actions: readonly Action<State, undefined>[] = [
  {
    name: 'move',
    actor: { thread: 'monk' },
    args: { disc: 'disc', to: 'peg' },
    guard: (state, { disc, to }) =>
      state.disc[disc].peg !== to && isFree(state, state.disc[disc].peg, disc) && isFree(state, to, disc),
    effect(state, { disc, to }) {
      state.disc[disc].peg = to;
    },
  },
];

export function towerOfHanoi(size: number): Model<State, undefined> {
  const schema: StructSchema = schemaFor(size);
  return {
    name: `tower of Hanoi, ${size} discs`,
    schema,
    domains: [domain('disc', numbered('disc', size)), pegs],
    initials: [zero(schema)],
    actions,
    world: undefined,
  };
}

export const isMoved: Reachable<State, undefined> = {
  kind: 'reachable',
  name: 'moved',
  sentence: 'The whole tower can be moved from the left peg to the right one.',
  reached: state => state.disc.every(disc => disc.peg === right),
};
