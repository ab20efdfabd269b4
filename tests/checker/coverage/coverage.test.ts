import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  type Coverage,
  coverageOf,
  mergeCoverage,
  silentActions,
  stepsByAction,
} from '../../../checker/coverage/coverage.js';
import { instancesOf } from '../../../checker/instance.js';
import type { Model } from '../../../checker/model.js';
import type { Reachable } from '../../../checker/property.js';
import { bool, type StructSchema, struct } from '../../../checker/schema.js';
import { explore } from '../../../checker/search/explore.js';
import { enabledIn } from '../../../checker/traces/next.js';
import { walk } from '../../../checker/walk.js';
import { randomModels } from '../random-model.js';
import { smallExamples } from '../small-examples.js';
import { statesOf } from '../states-of.js';

describe('the coverage of a search', () => {
  test.each(smallExamples)('counts each step of $name once, under its action', ({ model }) => {
    expectCountedByHand(model);
  });

  test.prop([randomModels], { numRuns: 60 })(
    'counts each step of any model once, under its action',
    random => {
      expectCountedByHand(random.model);
    },
  );

  test.prop([randomModels])('is complete where the search is, and only there', ({ model, properties }) => {
    for (const limits of [{}, { depth: 1 }]) {
      const exploration = explore(model, properties, limits);
      expect(coverageOf(model, exploration).complete).toBe(exploration.search.complete);
    }
  });

  test.prop([randomModels])('has the properties that were put to the test: witnessed, or refuted', random => {
    const exploration = explore(random.model, random.properties);
    const { tested } = coverageOf(random.model, exploration);
    for (const { name } of random.properties)
      expect(tested.has(name)).toBe(exploration.witnessed.has(name) || exploration.hits.has(name));
  });

  test('has no step of an action that was enabled, but beyond a limit', () => {
    const { steps } = coverageOf(lamp, explore(lamp, [], { depth: 1 }));
    expect([...steps]).toEqual([
      ['press', 1],
      ['break', 1],
      ['mend', 0],
    ]);
  });
});

describe('the coverage of walks', () => {
  const never: Reachable<Lamp, undefined> = {
    kind: 'reachable',
    name: 'never',
    sentence: 'It is so.',
    reached: () => false,
  };

  test('has every step that was taken', () => {
    const { taken } = walk(lamp, never, { seed: 1, walks: 40, steps: 30 });
    expect(silentActions(coverageOfSteps(taken))).toEqual([]);
  });

  test('has none of an action that was only enabled', () => {
    const { taken } = walk(lamp, never, { seed: 1, walks: 1, steps: 1 });
    expect([...taken].filter(count => count > 0)).toEqual([1]);
    expect(silentActions(coverageOfSteps(taken))).toHaveLength(2);
  });

  const coverageOfSteps = (taken: Float64Array): Coverage => ({
    steps: stepsByAction(lamp, taken),
    tested: new Set(),
    complete: false,
  });
});

describe('the coverage of several searches', () => {
  const one: Coverage = {
    steps: new Map([
      ['a', 1],
      ['b', 0],
      ['c', 0],
    ]),
    tested: new Set(['p']),
    complete: true,
  };
  const other: Coverage = {
    steps: new Map([
      ['a', 2],
      ['b', 3],
      ['c', 0],
    ]),
    tested: new Set(['q']),
    complete: true,
  };

  test('has the steps of all, and is silent only about what none of them took', () => {
    const merged = mergeCoverage([one, other]);
    expect([...merged.steps]).toEqual([
      ['a', 3],
      ['b', 3],
      ['c', 0],
    ]);
    expect(silentActions(merged)).toEqual(['c']);
    expect([...merged.tested]).toEqual(['p', 'q']);
  });

  test('is complete only if all are', () => {
    expect(mergeCoverage([one, other]).complete).toBe(true);
    expect(mergeCoverage([one, { ...other, complete: false }]).complete).toBe(false);
  });

  test('is that of the one search, where there is just one', () => {
    expect(mergeCoverage([one])).toEqual(one);
  });
});

/** Asks in every state reached, by the plain way, which steps can be taken. */
function expectCountedByHand<State, World>(model: Model<State, World>): void {
  const exploration = explore(model);
  const instances = instancesOf(model);
  const counts = new Map(model.actions.map(action => [action.name, 0]));
  for (const state of statesOf(model, exploration)) {
    for (const { action } of enabledIn(model, state, instances))
      counts.set(action.name, (counts.get(action.name) ?? 0) + 1);
  }
  const { steps } = coverageOf(model, exploration);
  expect(steps).toEqual(counts);
  expect([...steps.values()].reduce((sum, count) => sum + count, 0)).toBe(exploration.search.transitions);
}

interface Lamp {
  isOn: boolean;
  isBroken: boolean;
}
const lampSchema: StructSchema = struct({ isOn: bool, isBroken: bool });

/** A lamp that can be switched, broken and mended; mending is possible only after a step. */
const lamp: Model<Lamp, undefined> = {
  name: 'lamp',
  schema: lampSchema,
  domains: [],
  initials: [{ isOn: false, isBroken: false }],
  actions: [
    {
      name: 'press',
      actor: { thread: 'user' },
      args: {},
      effect(state) {
        state.isOn = !state.isOn;
      },
    },
    {
      name: 'break',
      actor: { thread: 'user' },
      args: {},
      guard: ({ isBroken }) => !isBroken,
      effect(state) {
        state.isBroken = true;
      },
    },
    {
      name: 'mend',
      actor: { thread: 'user' },
      args: {},
      guard: ({ isBroken }) => isBroken,
      effect(state) {
        state.isBroken = false;
      },
    },
  ],
  world: undefined,
};
