import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Action, Model } from '../../../checker/model.js';
import type { Property } from '../../../checker/property.js';
import {
  array,
  type Domain,
  domain,
  indexOrNone,
  int,
  none,
  oneOf,
  struct,
  type Value,
} from '../../../checker/schema.js';
import { permutationsOf, transpositionsOf } from '../../../checker/symmetry/permutation.js';
import { type Asymmetry, createSymmetryCheck } from '../../../checker/symmetry/symmetric.js';
import { zero } from '../../../checker/value.js';
import { diningPhilosophers } from '../../examples/dining-philosophers.js';
import { namespacePinning } from '../../examples/namespace-pinning.js';
import { formsOfStates, orbitsOf } from '../orbits.js';
import { smallExamples } from '../small-examples.js';

/** The first asymmetry that shows in a reachable state, or in any permutation of one. */
function asymmetryOf<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[] = [],
): Asymmetry | undefined {
  const check = createSymmetryCheck(model, properties);
  const orbits = orbitsOf(model);
  for (let i = 0; i < orbits.states.length; i++) {
    const found = check(orbits.at(i), permutationsOf(model.schema));
    if (found !== undefined) return found;
  }
  return undefined;
}

test.each(smallExamples)('nothing tells alike members apart in $name', ({ model, properties }) => {
  expect(asymmetryOf(model, properties)).toBeUndefined();
});

test.each(smallExamples)(
  'a search over canonical states of $name meets every orbit, and no other',
  ({ model }) => {
    expect(new Set(orbitsOf(model).states.map(String))).toEqual(formsOfStates(model));
  },
);

test.each(['none', 'sockets_open_in_initial', 'pin_dropped_with_work_queued'] as const)(
  'nothing tells namespaces, tasks and mounts apart in nspin(3,2,1), bug: %s',
  bug => {
    expect(asymmetryOf(namespacePinning({ namespaces: 3, tasks: 2, mounts: 1 }, bug))).toBeUndefined();
  },
);

/** The same model, with all members of a domain said to be alike. */
function withAlike<State, World>(model: Model<State, World>, name: string): Model<State, World> {
  const replaced = JSON.parse(JSON.stringify(model.schema), (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'members' in value && (value as Domain).name === name
      ? { ...value, alikeFrom: 0 }
      : value,
  );
  return { ...model, schema: replaced };
}

describe('it is found out', () => {
  test('that sockets open in the initial namespace, if that is said to be like others', () => {
    const scope = { namespaces: 2, tasks: 1, mounts: 1 };
    expect(asymmetryOf(withAlike(namespacePinning(scope), 'namespace'))).toBeUndefined();
    expect(
      asymmetryOf(withAlike(namespacePinning(scope, 'sockets_open_in_initial'), 'namespace')),
    ).toMatchObject({ kind: 'action', name: 'connect' });
  });

  test('that philosophers sit beside one another', () => {
    const table = diningPhilosophers(4);
    expect(asymmetryOf(withAlike(table, table.domains[0]?.name ?? ''))).toMatchObject({ kind: 'action' });
  });
});

/** Tasks that come and go, each with a number and a friend. */
const tasks = domain('task', ['ann', 'bob', 'eve'], { alikeFrom: 0 });
const schema = struct({
  task: array(tasks, struct({ age: int(0, 2), life: oneOf('out', 'in'), friend: indexOrNone(tasks) })),
  leader: indexOrNone(tasks),
});
type State = Value<typeof schema>;

const enter: Action<State, undefined> = {
  name: 'enter',
  actor: { arg: 'task' },
  args: { task: 'task', friend: 'task' },
  guard: (state, { task }) => state.task[task].life === 'out',
  effect(state, { task, friend }) {
    state.task[task].life = 'in';
    state.task[task].friend = friend;
    if (state.leader === none) state.leader = task;
  },
};
const grow: Action<State, undefined> = {
  name: 'grow',
  actor: { arg: 'task' },
  args: { task: 'task' },
  guard: (state, { task }) => state.task[task].age < 2,
  effect(state, { task }) {
    state.task[task].age += 1;
  },
};

const model = (...more: readonly Action<State, undefined>[]): Model<State, undefined> => ({
  name: 'friends',
  schema,
  domains: [tasks],
  initials: [zero(schema)],
  actions: [enter, grow, ...more],
  world: undefined,
});

const byThread = { actor: { thread: 'door' }, args: {} } as const;

describe('of friends', () => {
  test('nobody is told apart, if those who are the same in everything are taken in any order', () => {
    const first: Action<State, undefined> = {
      ...byThread,
      name: 'first_out_enters',
      guard: state => state.task.some(task => task.life === 'out' && task.age === 0),
      effect(state) {
        const task = state.task.findIndex(({ life, age }) => life === 'out' && age === 0);
        state.task[task].life = 'in';
      },
    };
    const isFew: Property<State, undefined> = {
      kind: 'invariant',
      name: 'few',
      sentence: 'Two are in at most.',
      holds: state => state.task.filter(({ life }) => life === 'in').length <= 2,
      witness: state => state.leader !== none,
    };
    const pointedAt = createSymmetryCheck(model(first), [isFew]);
    expect(pointedAt(zero<State>(schema), permutationsOf(schema))).toBeUndefined();
    expect(asymmetryOf(model(), [isFew])).toBeUndefined();
  });

  test.each<[string, Action<State, undefined>]>([
    [
      'takes the first of several that differ',
      {
        ...byThread,
        name: 'first_enters',
        guard: state => state.task.some(({ life }) => life === 'out'),
        effect(state) {
          state.task[state.task.findIndex(({ life }) => life === 'out')].life = 'in';
        },
      },
    ],
    [
      'names one of them',
      {
        name: 'ann_leads',
        actor: { arg: 'task' },
        args: { task: 'task' },
        guard: (_, { task }) => task === 0,
        effect(state, { task }) {
          state.leader = task;
        },
      },
    ],
    [
      'compares two by their position',
      {
        name: 'befriend_next',
        actor: { arg: 'task' },
        args: { task: 'task' },
        guard: (state, { task }) => state.task[task].friend === none,
        effect(state, { task }) {
          state.task[task].friend = (task + 1) % 3;
        },
      },
    ],
    [
      'counts with positions',
      {
        ...byThread,
        name: 'age_is_position',
        guard: state => state.leader !== none,
        effect(state) {
          state.task[state.leader].age = state.leader;
        },
      },
    ],
  ])('an action is found out that %s', (_, action) => {
    expect(asymmetryOf(model(action))).toMatchObject({ kind: 'action', name: action.name });
  });

  const claim = { name: 'claim', sentence: 'It is so.' };

  test.each<[string, Property<State, undefined>]>([
    ['an invariant', { ...claim, kind: 'invariant', holds: state => state.task[0].age === 0 }],
    ['a scenario', { ...claim, kind: 'reachable', reached: state => state.leader === 2 }],
    [
      'a step',
      { ...claim, kind: 'step', holds: (before, after) => before.task[1].age === after.task[1].age },
    ],
    [
      'a witness',
      { ...claim, kind: 'invariant', holds: () => true, witness: state => state.task[1].life === 'in' },
    ],
  ])('a property is found out that names one of them, in %s', (_, property) => {
    expect(asymmetryOf(model(), [property])).toEqual({
      kind: 'property',
      name: 'claim',
      says: expect.stringMatching(/^with \w+ for \w+, .* the property is not judged the same$/),
    });
  });

  test('a model is found out that halts because of one of them', () => {
    const halting = { ...model(), isHalted: (state: State) => state.task[0].age === 2 };
    expect(asymmetryOf(halting)).toMatchObject({ kind: 'halting', name: 'friends' });
  });
});

test.prop([fc.constantFrom(...smallExamples)])(
  'exchanges of two change a state and give it back',
  ({ model }) => {
    for (const by of transpositionsOf(model.schema)) {
      for (const [, members] of by) {
        expect(members).not.toEqual(members.map((_, i) => i));
        expect(members.map(member => members[member])).toEqual(members.map((_, i) => i));
      }
    }
  },
);
