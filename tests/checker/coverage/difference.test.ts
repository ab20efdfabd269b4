import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { compare, comparing } from '../../../checker/coverage/difference.js';
import { instancesOf } from '../../../checker/instance.js';
import type { Model } from '../../../checker/model.js';
import { int, struct } from '../../../checker/schema.js';
import { type Exploration, explore } from '../../../checker/search/explore.js';
import { enabledIn, next } from '../../../checker/traces/next.js';
import { formatStep } from '../../../checker/traces/trace.js';
import { toCodes } from '../../../checker/value.js';
import { namespacePinning } from '../../examples/namespace-pinning.js';
import { twoPhaseCommit } from '../../examples/two-phase-commit.js';
import { type RandomModel, randomModels } from '../random-model.js';
import type { Tree } from '../random-schema.js';
import { smallExamples } from '../small-examples.js';
import { statesOf } from '../states-of.js';

type Other = RandomModel['model'];

/** Ways to make another model of one: its world changed, an action dropped, put off or followed by the next one. */
const changes: readonly ((model: Other, k: number) => Other)[] = [
  model => model,
  (model, k) => ({ ...model, world: { turn: model.world.turn + 1 + k } }),
  (model, k) => ({ ...model, actions: model.actions.filter((_, i) => i !== k % model.actions.length) }),
  (model, k) => ({ ...model, actions: [...model.actions.slice(k % 3), ...model.actions.slice(0, k % 3)] }),
  (model, k) => ({
    ...model,
    actions: model.actions.map((action, i) => (i % 3 === k % 3 ? lazy(model, action) : action)),
  }),
  (model, k) => ({
    ...model,
    actions: model.actions.map((action, i) => (i % 2 === k % 2 ? double(action) : action)),
  }),
];
type RandomAction = Other['actions'][number];
const lazy = ({ schema }: Other, action: RandomAction): RandomAction => ({
  ...action,
  guard: (state, args, world) =>
    toCodes(schema, state).reduce((sum, code) => sum + code, 0) % 3 !== 0 &&
    (action.guard?.(state, args, world) ?? true),
});
const double = (action: RandomAction): RandomAction => ({
  ...action,
  effect(state, args, world) {
    action.effect(state, args, world);
    action.effect(state, args, world);
  },
});
const pairs = fc
  .tuple(randomModels, fc.nat(changes.length - 1), fc.nat(11))
  .map(([{ model }, change, k]) => [model, (changes[change] as (typeof changes)[number])(model, k)] as const);

describe('what differs first between two models', () => {
  test.prop([pairs], { numRuns: 150 })(
    'is what comparing all their steps in plain states finds',
    ([one, other]) => {
      const exploration = explore(one);
      const { difference, states } = compare(one, exploration, other);
      const expected = firstByHand(one, exploration, other);
      expect(difference === undefined ? undefined : found(difference)).toEqual(expected);
      expect(states).toBe(expected === undefined ? exploration.search.states : expected.state + 1);
    },
  );

  test('is looked for in pairs that are worth it: some differ, not always at once, and some do not', () => {
    const results = fc.sample(pairs, { numRuns: 120, seed: 3 }).map(([one, other]) => {
      const exploration = explore(one);
      return { of: exploration.search.states, at: compare(one, exploration, other).difference?.state };
    });
    const share = (is: (one: (typeof results)[number]) => boolean): number =>
      results.filter(is).length / results.length;
    expect(share(({ at }) => at === undefined)).toBeGreaterThan(0.1);
    expect(share(({ at }) => at !== undefined && at > 0)).toBeGreaterThan(0.05);
    expect(share(({ at, of }) => at === undefined && of > 5)).toBeGreaterThan(0.05);
  });

  test.each(smallExamples)('is nothing between $name and itself', ({ model }) => {
    const exploration = explore(model);
    expect(compare(model, exploration, model)).toEqual({ states: exploration.search.states });
  });

  test('is nothing where only the order of the actions differs', () => {
    const model = twoPhaseCommit(3);
    const exploration = explore(model);
    const reversed = { ...model, actions: [...model.actions].reverse() };
    expect(compare(model, exploration, reversed)).toEqual({ states: 288 });
  });

  test('is the step that a bug changes, in the first state in which it can be taken', () => {
    const sizes = { namespaces: 2, tasks: 1, mounts: 1 };
    const model = namespacePinning(sizes, 'none');
    const { difference } = compare(
      model,
      explore(model),
      namespacePinning(sizes, 'pin_dropped_with_work_queued'),
    );
    expect(difference?.depth).toBeGreaterThan(1);
    expect(new Set(difference?.labels.map(label => label.action))).toEqual(
      new Set(['umount_with_work_queued']),
    );
  });

  test.prop([randomModels], { numRuns: 12 })(
    'is found for each of several others as if it were alone',
    ({ model }) => {
      const exploration = explore(model);
      const others = changes.flatMap(change => [change(model, 1), change(model, 2)]);
      const together = toItsEnd(comparing(model, exploration, others));
      expect(together).toEqual(others.map(other => compare(model, exploration, other)));
    },
  );

  test('is not looked for beyond the states that are wanted', () => {
    const model = twoPhaseCommit(4);
    const exploration = explore(model);
    const run = comparing(model, exploration, [model, model], (other, states) => other === 1 || states < 100);
    expect(toItsEnd(run)).toEqual([{ states: 100 }, { states: exploration.search.states }]);
  });
});

test('models with different schemas cannot be compared', () => {
  const model = twoPhaseCommit(3);
  expect(() => compare(model, explore(model), twoPhaseCommit(4))).toThrow(/different schemas/);
  const [wide, narrow] = [int(0, 7), int(0, 6)].map(
    (count): Model<unknown, undefined> => ({
      name: 'counter',
      schema: struct({ count }),
      domains: [],
      initials: [{ count: 0 }],
      actions: [],
      world: undefined,
    }),
  ) as [Model<unknown, undefined>, Model<unknown, undefined>];
  expect(() => compare(wide, explore(wide), narrow)).toThrow(/different schemas/);
});

interface Found {
  readonly state: number;
  readonly depth: number;
  readonly steps: readonly string[];
}

const found = ({ state, depth, labels }: NonNullable<ReturnType<typeof compare>['difference']>): Found => ({
  state,
  depth,
  steps: labels.map(formatStep).sort(),
});

/** The first state in which the two models have different steps, on plain values and by their definition. */
function firstByHand(one: Other, exploration: Exploration, other: Other): Found | undefined {
  const { levels } = exploration;
  for (const [state, plain] of statesOf(one, exploration).entries()) {
    const [here, there] = [stepsOf(one, plain), stepsOf(other, plain)];
    const steps = [...new Set([...here.keys(), ...there.keys()])]
      .filter(step => here.get(step) !== there.get(step))
      .sort();
    if (steps.length === 0) continue;
    return { state, depth: levels.filter(first => first <= state).length - 1, steps };
  }
  return undefined;
}

const stepsOf = (model: Other, state: Tree): Map<string, string> =>
  new Map(
    enabledIn(model, state, instancesOf(model)).map(step => [
      formatStep(step.label),
      JSON.stringify(next(model, state, step)),
    ]),
  );

function toItsEnd<Result>(run: Generator<void, Result>): Result {
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
  }
}
