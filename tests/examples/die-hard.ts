import type { Action, Model } from '../../checker/model.js';
import type { Invariant } from '../../checker/property.js';
import { int, type StructSchema, struct, type Value } from '../../checker/schema.js';
import { zero } from '../../checker/value.js';

/**
 * The jugs of the film "Die Hard with a Vengeance" (the TLA+ example DieHard): one of 3 gallons, one of 5, a fountain,
 * and 4 gallons to be measured. Filling a full jug, or pouring from an empty one, is a step that changes nothing.
 */
const smallMax = 3;
const bigMax = 5;
const schema = struct({ small: int(0, smallMax), big: int(0, bigMax) });

export type State = Value<typeof schema>;

const hero = { thread: 'hero' } as const;

const actions: readonly Action<State, undefined>[] = [
  {
    name: 'fill_small',
    actor: hero,
    args: {},
    guard: () => true,
    effect(state) {
      state.small = smallMax;
    },
  },
  {
    name: 'fill_big',
    actor: hero,
    args: {},
    guard: () => true,
    effect(state) {
      state.big = bigMax;
    },
  },
  {
    name: 'empty_small',
    actor: hero,
    args: {},
    guard: () => true,
    effect(state) {
      state.small = 0;
    },
  },
  {
    name: 'empty_big',
    actor: hero,
    args: {},
    guard: () => true,
    effect(state) {
      state.big = 0;
    },
  },
  {
    name: 'pour_small_into_big',
    actor: hero,
    args: {},
    guard: () => true,
    effect(state) {
      const poured = Math.min(state.small, bigMax - state.big);
      state.small -= poured;
      state.big += poured;
    },
  },
  {
    name: 'pour_big_into_small',
    actor: hero,
    args: {},
    guard: () => true,
    effect(state) {
      const poured = Math.min(state.big, smallMax - state.small);
      state.big -= poured;
      state.small += poured;
    },
  },
];

export function dieHard(): Model<State, undefined> {
  const generic: StructSchema = schema;
  return {
    name: 'die hard',
    schema: generic,
    domains: [],
    initials: [zero(generic)],
    actions,
    world: undefined,
  };
}

export const isNeverFour: Invariant<State, undefined> = {
  kind: 'invariant',
  name: 'never_four',
  sentence: 'The big jug never holds 4 gallons.',
  holds: state => state.big !== 4,
};
