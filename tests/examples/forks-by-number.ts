import type { Action, Model } from '../../checker/model.js';
import type { Deadlock, Recoverable } from '../../checker/property.js';
import {
  array,
  bool,
  domain,
  numbered,
  oneOf,
  type StructSchema,
  struct,
  type Value,
} from '../../checker/schema.js';
import { zero } from '../../checker/value.js';

/**
 * Dining philosophers who take one fork at a time (Dijkstra; the introduction to Murphi in Rumur's documentation). Who
 * is hungry takes the forks left and right in any order, eats with both, then thinks, and may lay each fork down while
 * thinking before being hungry again. Fork i lies to the left of philosopher i. `Order` says what keeps them from waiting in
 * a circle.
 */
const schemaFor = (size: number) =>
  struct({
    philosopher: array(
      domain('philosopher', numbered('philosopher', size)),
      struct({ mood: oneOf('hungry', 'eating', 'thinking'), hasLeft: bool, hasRight: bool }),
    ),
  });

export type State = Value<ReturnType<typeof schemaFor>>;

/**
 * - `none`: they wait in a circle once each has taken the left fork.
 * - `taking`: the fork with the lower number is taken first.
 * - `both`: it is also laid down last, so that nobody takes it again while holding the other.
 */
export type Order = 'none' | 'taking' | 'both';

const leftOf = (state: State, who: number): number =>
  (who + state.philosopher.length - 1) % state.philosopher.length;
const rightOf = (state: State, who: number): number => (who + 1) % state.philosopher.length;

/** Of two forks the left one has the lower number, but for the last philosopher, whose right one is the first. */
const leftIsLower = (state: State, who: number): boolean => who < rightOf(state, who);

const isLeftFree = (state: State, who: number): boolean =>
  !state.philosopher[who].hasLeft && !state.philosopher[leftOf(state, who)].hasRight;
const isRightFree = (state: State, who: number): boolean =>
  !state.philosopher[who].hasRight && !state.philosopher[rightOf(state, who)].hasLeft;

const actor = { arg: 'who' } as const;
const args = { who: 'philosopher' };

const actions: readonly Action<State, Order>[] = [
  {
    name: 'take_left_fork',
    actor,
    args,
    when: { who: { mood: 'hungry' } },
    guard: (state, { who }, order) =>
      isLeftFree(state, who) &&
      (order === 'none' || leftIsLower(state, who) || state.philosopher[who].hasRight),
    effect(state, { who }) {
      state.philosopher[who].hasLeft = true;
    },
  },
  {
    name: 'take_right_fork',
    actor,
    args,
    when: { who: { mood: 'hungry' } },
    guard: (state, { who }, order) =>
      isRightFree(state, who) &&
      (order === 'none' || !leftIsLower(state, who) || state.philosopher[who].hasLeft),
    effect(state, { who }) {
      state.philosopher[who].hasRight = true;
    },
  },
  {
    name: 'eat',
    actor,
    args,
    when: { who: { mood: 'hungry', hasLeft: true, hasRight: true } },
    effect(state, { who }) {
      state.philosopher[who].mood = 'eating';
    },
  },
  {
    name: 'think',
    actor,
    args,
    when: { who: { mood: 'eating' } },
    effect(state, { who }) {
      state.philosopher[who].mood = 'thinking';
    },
  },
  {
    name: 'get_hungry',
    actor,
    args,
    when: { who: { mood: 'thinking' } },
    effect(state, { who }) {
      state.philosopher[who].mood = 'hungry';
    },
  },
  {
    name: 'lay_left_fork_down',
    actor,
    args,
    when: { who: { mood: 'thinking', hasLeft: true } },
    guard: (state, { who }, order) =>
      order !== 'both' || !leftIsLower(state, who) || !state.philosopher[who].hasRight,
    effect(state, { who }) {
      state.philosopher[who].hasLeft = false;
    },
  },
  {
    name: 'lay_right_fork_down',
    actor,
    args,
    when: { who: { mood: 'thinking', hasRight: true } },
    guard: (state, { who }, order) =>
      order !== 'both' || leftIsLower(state, who) || !state.philosopher[who].hasLeft,
    effect(state, { who }) {
      state.philosopher[who].hasRight = false;
    },
  },
];

export function forksByNumber(size: number, order: Order): Model<State, Order> {
  const schema: StructSchema = schemaFor(size);
  return {
    name: `${size} philosophers, order of ${order}`,
    schema,
    domains: [domain('philosopher', numbered('philosopher', size))],
    initials: [zero(schema)],
    actions,
    world: order,
  };
}

export const neverAllWait: Deadlock<State, Order> = {
  kind: 'deadlock',
  name: 'never_all_wait',
  sentence: 'Somebody can always do something.',
  mayEnd: () => false,
};

/** What Rumur calls liveness. */
export const canAlwaysEat = (who: number): Recoverable<State, Order> => ({
  kind: 'recoverable',
  name: `philosopher_${who + 1}_can_eat`,
  sentence: 'A philosopher can always still come to eat.',
  good: ({ philosopher }) => philosopher[who]?.mood === 'eating',
});
