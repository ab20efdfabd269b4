import type { Action, Model } from '../../checker/model.js';
import type { Deadlock, Invariant, LeadsTo } from '../../checker/property.js';
import {
  array,
  bool,
  domain,
  index,
  numbered,
  oneOf,
  type StructSchema,
  struct,
  type Value,
} from '../../checker/schema.js';
import { zero } from '../../checker/value.js';

/**
 * Dining philosophers with hygienic forks (Chandy and Misra, "The drinking philosophers problem"; the TLA+ example
 * DiningPhilosophers). A philosopher hands a dirty fork to the neighbour, cleaned, one each turn and the left one
 * first; eats when holding two clean ones, which become dirty; and thinks after eating, until hungry again.
 */
const schemaFor = (size: number) => {
  const philosophers = domain('philosopher', numbered('philosopher', size));
  return struct({
    philosopher: array(philosophers, struct({ next: oneOf('look', 'eat', 'think'), isHungry: bool })),
    /** Fork i lies to the left of philosopher i, and to the right of the one before. */
    fork: array(
      domain('fork', numbered('fork', size)),
      struct({ holder: index(philosophers), isClean: bool }),
    ),
  });
};

export type State = Value<ReturnType<typeof schemaFor>>;

const rightOf = (state: State, who: number): number => (who + 1) % state.fork.length;
const leftOf = (state: State, who: number): number => (who + state.fork.length - 1) % state.fork.length;

const holdsClean = (state: State, who: number, fork: number): boolean =>
  state.fork[fork].holder === who && state.fork[fork].isClean;

const holdsDirty = (state: State, who: number, fork: number): boolean =>
  state.fork[fork].holder === who && !state.fork[fork].isClean;

function handTo(state: State, neighbour: number, fork: number): void {
  state.fork[fork].holder = neighbour;
  state.fork[fork].isClean = true;
}

function chooseNext(state: State, who: number): void {
  if (!state.philosopher[who].isHungry) state.philosopher[who].next = 'think';
  else if (holdsClean(state, who, who) && holdsClean(state, who, rightOf(state, who)))
    state.philosopher[who].next = 'eat';
}

const byPhilosopher = { arg: 'who' } as const;

const actions: readonly Action<State, undefined>[] = [
  {
    name: 'hand_left_fork_over',
    actor: byPhilosopher,
    args: { who: 'philosopher' },
    guard: (state, { who }) => state.philosopher[who].next === 'look' && holdsDirty(state, who, who),
    effect(state, { who }) {
      handTo(state, leftOf(state, who), who);
      chooseNext(state, who);
    },
  },
  {
    name: 'hand_right_fork_over',
    actor: byPhilosopher,
    args: { who: 'philosopher' },
    guard: (state, { who }) =>
      state.philosopher[who].next === 'look' &&
      !holdsDirty(state, who, who) &&
      holdsDirty(state, who, rightOf(state, who)),
    effect(state, { who }) {
      handTo(state, rightOf(state, who), rightOf(state, who));
      chooseNext(state, who);
    },
  },
  {
    name: 'keep_forks',
    actor: byPhilosopher,
    args: { who: 'philosopher' },
    guard: (state, { who }) =>
      state.philosopher[who].next === 'look' &&
      !holdsDirty(state, who, who) &&
      !holdsDirty(state, who, rightOf(state, who)),
    effect(state, { who }) {
      chooseNext(state, who);
    },
  },
  {
    name: 'eat',
    actor: byPhilosopher,
    args: { who: 'philosopher' },
    guard: (state, { who }) => state.philosopher[who].next === 'eat',
    effect(state, { who }) {
      state.fork[who].isClean = false;
      state.fork[rightOf(state, who)].isClean = false;
      state.philosopher[who].isHungry = false;
      state.philosopher[who].next = 'look';
    },
  },
  {
    name: 'think',
    actor: byPhilosopher,
    args: { who: 'philosopher' },
    guard: (state, { who }) => state.philosopher[who].next === 'think',
    effect(state, { who }) {
      state.philosopher[who].isHungry = true;
      state.philosopher[who].next = 'look';
    },
  },
];

export function diningPhilosophers(size: number): Model<State, undefined> {
  const schema: StructSchema = schemaFor(size);
  return {
    name: `dining philosophers, ${size}`,
    schema,
    domains: [domain('philosopher', numbered('philosopher', size))],
    initials: [everyoneHungry(schema)],
    actions,
    world: undefined,
  };
}

/** Each fork is with the first of the two philosophers beside it: the first philosopher has two, the last none. */
function everyoneHungry(schema: StructSchema): State {
  const state = zero<State>(schema);
  for (let i = 0; i < state.fork.length; i++) {
    state.philosopher[i].isHungry = true;
    state.fork[i].holder = i === 1 ? 0 : i;
  }
  return state;
}

export const neighboursNeverEatTogether: Invariant<State, undefined> = {
  kind: 'invariant',
  name: 'neighbours_never_eat_together',
  sentence: 'No two neighbours eat at the same time.',
  holds: state =>
    state.philosopher.every(
      (philosopher, i) => philosopher.next !== 'eat' || state.philosopher[rightOf(state, i)].next !== 'eat',
    ),
  witness: state => state.philosopher.some(philosopher => philosopher.next === 'eat'),
};

export const somebodyCanGoOn: Deadlock<State, undefined> = {
  kind: 'deadlock',
  name: 'somebody_can_go_on',
  sentence: 'Somebody can always do something.',
  mayEnd: () => false,
};

/** With every philosopher fair in everything, which is what the algorithm is for. */
export const nobodyStarves: LeadsTo<State, undefined> = {
  kind: 'leads-to',
  name: 'nobody_starves',
  sentence: 'Whoever is hungry eats in the end.',
  each: 'philosopher',
  from: ({ philosopher }, _, who) => philosopher[who].isHungry,
  to: ({ philosopher }, _, who) => !philosopher[who].isHungry,
  fairness: actions.map(({ name }) => name),
};
