import type { Action, Model } from '../../checker/model.js';
import type { Reachable, StepProperty } from '../../checker/property.js';
import { int, type StructSchema, struct, type Value } from '../../checker/schema.js';

/**
 * The coffee can (Gries, "The Science of Programming", chapter 13; the TLA+ example CoffeeCan): two beans are drawn
 * from a can; two of one colour are replaced by a black one, two of different colours by the white one of them. The
 * search starts from every can of 1 to `beansMax` beans, so no state is reached that was not an initial one.
 */
const schemaFor = (beansMax: number) => struct({ black: int(0, beansMax), white: int(0, beansMax) });

export type State = Value<ReturnType<typeof schemaFor>>;

const hand = { thread: 'hand' } as const;

const actions: readonly Action<State, undefined>[] = [
  {
    name: 'draw_two_black',
    actor: hand,
    args: {},
    guard: state => state.black >= 2,
    effect(state) {
      state.black -= 1;
    },
  },
  {
    name: 'draw_two_white',
    actor: hand,
    args: {},
    guard: state => state.white >= 2,
    effect(state) {
      state.white -= 2;
      state.black += 1;
    },
  },
  {
    name: 'draw_one_of_each',
    actor: hand,
    args: {},
    guard: state => state.black >= 1 && state.white >= 1,
    effect(state) {
      state.black -= 1;
    },
  },
];

export function coffeeCan(beansMax: number): Model<State, undefined> {
  const schema: StructSchema = schemaFor(beansMax);
  const initials: State[] = [];
  for (let beans = 1; beans <= beansMax; beans++) {
    for (let white = 0; white <= beans; white++) initials.push({ black: beans - white, white });
  }
  return {
    name: `coffee can, at most ${beansMax} beans`,
    schema,
    domains: [],
    initials,
    actions,
    world: undefined,
  };
}

export const keepsWhiteParity: StepProperty<State, undefined> = {
  kind: 'step',
  name: 'keeps_white_parity',
  sentence: 'A draw never changes whether the number of white beans is odd.',
  holds: (before, after) => before.white % 2 === after.white % 2,
};

export const losesOneBean: StepProperty<State, undefined> = {
  kind: 'step',
  name: 'loses_one_bean',
  sentence: 'Every draw leaves one bean fewer in the can.',
  holds: (before, after) => after.black + after.white === before.black + before.white - 1,
};

export const oneWhiteBeanIsLeft: Reachable<State, undefined> = {
  kind: 'reachable',
  name: 'one_white_bean_is_left',
  sentence: 'A can is left with one bean, a white one.',
  reached: state => state.white === 1 && state.black === 0,
};
