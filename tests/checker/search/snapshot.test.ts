import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Model } from '../../../checker/model.js';
import type { Property } from '../../../checker/property.js';
import { type Exploration, explore, exploring } from '../../../checker/search/explore.js';
import type { Limits } from '../../../checker/search/limits.js';
import type { Snapshot } from '../../../checker/search/snapshot.js';
import { everyUpdateCounts, increment } from '../../examples/increment.js';
import { isConsistent, twoPhaseCommit } from '../../examples/two-phase-commit.js';
import { fan } from '../fan.js';
import { randomModels } from '../random-model.js';

const endless = { kind: 'invariant', name: 'endless', sentence: 'It is so.', holds: () => true } as const;

describe('a search that is taken up again', () => {
  test.prop([randomModels, fc.nat(6)])(
    'after some levels finds what it would have found',
    (random, depth) => {
      expectSameAfter(random.model, random.properties, { depth });
    },
  );

  test.prop([randomModels, fc.integer({ min: 1, max: 60 })])(
    'for want of room finds what it would have found',
    ({ model, properties }, states) => {
      expectSameAfter(model, properties, { states });
    },
  );

  test.each([1, 2, 9, 11, 12, 13, 40, 200])('for want of time, after %i ms, does so as well', elapsedMs => {
    let now = 0;
    expectSameAfter(increment(6), [everyUpdateCounts], { elapsedMs, clock: () => now++ });
  });

  test.each([1, 2, 3])('does so if the time was up at the end of a level, after %i ms', elapsedMs => {
    let now = 0;
    expectSameAfter(fan(2_048, 2_048), [], { elapsedMs, clock: () => now++ });
  });
});

/** The second level of a fan of as many states as are expanded between two reports is at its end when it is asked to rest. */
const resting: readonly [string, Model<unknown, unknown>, Property<unknown, unknown>[], number][] = [
  [
    'increment(6)',
    increment(6) as Model<unknown, unknown>,
    [everyUpdateCounts as Property<unknown, unknown>],
    5,
  ],
  [
    'two-phase commit (6)',
    twoPhaseCommit(6) as Model<unknown, unknown>,
    [isConsistent as Property<unknown, unknown>],
    3,
  ],
  ['a fan', fan(2_048, 2_048) as Model<unknown, unknown>, [], 1],
  ['a fan that stops', fan(4_096, 0) as Model<unknown, unknown>, [], 1],
];

describe.each(resting)('a search that rests now and then: %s', (_, model, properties, reports) => {
  test('goes on as if it had not', () => {
    const { exploration } = restingEvery(model, properties, reports);
    expectSame(exploration, explore(model, [...properties, endless]));
  });

  test('can be taken up again where it rested', () => {
    const { snapshots } = restingEvery(model, properties, reports);
    expect(snapshots.length).toBeGreaterThan(0);
    const full = explore(model, [...properties, endless]);
    for (const resume of snapshots) {
      expectSame(explore(model, [...properties, endless], { resume }), full);
    }
  });
});

/** Searches with a rest after every so many reports. */
function restingEvery<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  reports: number,
): { readonly exploration: Exploration; readonly snapshots: Snapshot[] } {
  const snapshots: Snapshot[] = [];
  const run = exploring(model, [...properties, endless], {});
  let step = run.next();
  for (let i = 1; step.done !== true; i++) {
    const { snapshot } = step.value;
    if (snapshot !== undefined) snapshots.push({ ...snapshot, states: snapshot.states.slice() });
    step = run.next(snapshot === undefined && i % reports === 0 ? 'rest' : undefined);
  }
  return { exploration: step.value, snapshots };
}

/** Searches within limits, and takes that up again without. */
function expectSameAfter<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  limits: Limits,
): void {
  const all = [...properties, endless];
  const { snapshot, stoppedBy, search } = explore(model, all, limits);
  const resume = { ...snapshot, states: snapshot.states.slice() };
  expect(search.complete).toBe(stoppedBy === undefined);
  expectSame(explore(model, all, { resume }), explore(model, all));
}

function expectSame(one: Exploration, other: Exploration): void {
  expect(one.search).toEqual(other.search);
  expect(one.stoppedBy).toBeUndefined();
  expect(one.levels).toEqual(other.levels);
  expect(one.hits).toEqual(other.hits);
  expect(one.witnessed).toEqual(other.witnessed);
  expect(one.taken).toEqual(other.taken);
}
