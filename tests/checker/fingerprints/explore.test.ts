import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { checkingByFingerprint } from '../../../checker/fingerprints/check.js';
import {
  exploringByFingerprint,
  type FingerprintExploration,
  type FingerprintLimits,
} from '../../../checker/fingerprints/explore.js';
import type { Hashing } from '../../../checker/fingerprints/fingerprint.js';
import type { Instance } from '../../../checker/instance.js';
import type { Model } from '../../../checker/model.js';
import type { Property } from '../../../checker/property.js';
import { explore } from '../../../checker/search/explore.js';
import { isEnabled, next } from '../../../checker/traces/next.js';
import { shows } from '../../../checker/traces/replay.js';
import { coffeeCan } from '../../examples/coffee-can.js';
import { everyUpdateCounts, increment } from '../../examples/increment.js';
import { isReferenceAlive, isSocketInPin, namespacePinning } from '../../examples/namespace-pinning.js';
import { isMoved, towerOfHanoi } from '../../examples/tower-of-hanoi.js';
import { isConsistent, twoPhaseCommit } from '../../examples/two-phase-commit.js';
import { randomModels } from '../random-model.js';
import { smallExamples } from '../small-examples.js';

describe('a search by fingerprints', () => {
  test.each(smallExamples)('finds what the exact one finds in $name', ({ model, properties }) => {
    expectSameAsExact(model, properties);
  });

  test.prop([randomModels, fc.option(fc.nat(6), { nil: undefined })], { numRuns: 40 })(
    'finds what the exact one finds in any model, to any depth',
    ({ model, properties }, depth) => {
      expectSameAsExact(model, properties, depth === undefined ? {} : { depth });
    },
  );

  test('finds the same orbits under symmetry', () => {
    const commit = expectSameAsExact(twoPhaseCommit(5), [isConsistent], { symmetry: true });
    expect(commit.search.states).toBe(314);
    const race = expectSameAsExact(increment(5), [everyUpdateCounts], { symmetry: true });
    expect(race.search.states).toBe(184);
  });

  test('goes through levels that of many batches, with code that has been compiled', () => {
    const pinning = namespacePinning({ namespaces: 3, tasks: 2, mounts: 2 }, 'none');
    const { search } = expectSameAsExact(pinning, [isReferenceAlive, isSocketInPin]);
    expect(search.states).toBe(21_904);
  });

  test('goes back along a long way', () => {
    const { traces } = run(towerOfHanoi(8), [isMoved], {});
    expect(traces.get(isMoved.name)).toHaveLength(255);
  });

  test('has 5,150 initial states where the coffee can does', () => {
    expect(run(coffeeCan(100), [], {}).search).toMatchObject({ states: 5_150, depth: 0, complete: true });
  });
});

describe('a search by fingerprints that hits a limit', () => {
  test.each<FingerprintLimits>([{ states: 10_000 }, { depth: 5 }, { elapsedMs: -1, clock: () => 0 }])(
    'stands where the exact one stands: %j',
    limits => {
      const exact = explore(increment(6), [], limits);
      const { search, stoppedBy, taken } = run(increment(6), [], limits);
      expect(stoppedBy).toBe(exact.stoppedBy);
      expect(search).toMatchObject(exact.search);
      expect([...taken]).toEqual([...exact.taken]);
    },
  );

  test('of memory says so, within it', () => {
    const memoryBytes = 1_000_000;
    const { search, stoppedBy } = run(increment(6), [], { memoryBytes });
    expect(stoppedBy).toBe('memory');
    expect(search.complete).toBe(false);
    expect(search.states).toBeGreaterThan(1_000);
    expect(search.states).toBeLessThan(118_509);
  });
});

describe('fingerprints of too few bits', () => {
  const states = 755;
  const runs = Array.from({ length: 120 }, (_, seed) =>
    run(increment(4), [], {}, { bits: 20, seed: BigInt(seed) }),
  );

  test('lose states, about as often as the odds say, and never more often than they allow', () => {
    const lossy = runs.filter(({ search }) => search.states < states).length;
    const odds = (states * (states - 1)) / 2 / 2 ** 20;
    expect(odds).toBeCloseTo(0.271, 3);
    // The number of lossy runs among 120 is binomial: three standard deviations are 15.
    expect(lossy).toBeGreaterThan(120 * 0.24 - 15);
    expect(lossy).toBeLessThan(120 * odds + 15);
    for (const { search } of runs) expect(search.states).toBeLessThanOrEqual(states);
  });

  test('say what they are worth', () => {
    for (const { search } of runs) {
      const odds = (search.states * (search.states + 1)) / 2 ** 21;
      expect(search.fingerprints).toEqual({ bits: 20, odds });
    }
  });

  test('of no bits at all keep one state, and know that they missed the rest', () => {
    const { search } = run(increment(4), [], {}, { bits: 0, seed: 0n });
    expect(search).toMatchObject({ states: 1, complete: true, fingerprints: { bits: 0, odds: 1 } });
  });

  test.each(smallExamples)('find nothing that is not there in $name', ({ model, properties }) => {
    for (let seed = 0n; seed < 8n; seed++) expectTrue(model, properties, { bits: 8, seed });
  });

  test.prop([randomModels, fc.integer({ min: 0, max: 12 }), fc.nat()], { numRuns: 60 })(
    'find nothing that is not there in any model',
    ({ model, properties }, bits, seed) => {
      expectTrue(model, properties, { bits, seed: BigInt(seed) });
    },
  );

  test('find nothing that is not there under symmetry', () => {
    const property = everyUpdateCounts as Property<unknown, unknown>;
    for (let seed = 0n; seed < 20n; seed++)
      expectTrue(
        increment(5) as unknown as Model<unknown, unknown>,
        [property],
        { bits: 7, seed },
        { symmetry: true },
      );
  });
});

describe('a check by fingerprints', () => {
  test('says with every verdict how likely it is that a state was missed', () => {
    const [verdict] = checked(twoPhaseCommit(3), [isConsistent]);
    expect(verdict).toMatchObject({
      kind: 'holds',
      search: { states: 288, complete: true, fingerprints: { bits: 64, odds: (288 * 289) / 2 ** 65 } },
    });
  });

  test('does not claim that its traces are shortest ones', () => {
    const [verdict] = checked(increment(3), [everyUpdateCounts]);
    expect(verdict).toMatchObject({
      kind: 'violated',
      finding: { trace: { length: 4 }, minimal: false },
    });
  });

  test('leaves unknown what it takes whole states to judge, and judges the rest', () => {
    const other = { ...isConsistent, kind: 'on-graph', name: 'other' } as unknown as typeof isConsistent;
    const [unknown, judged] = checked(twoPhaseCommit(3), [other, isConsistent]);
    expect(unknown).toMatchObject({ kind: 'unknown', property: 'other', stoppedBy: 'fingerprints' });
    expect(judged).toMatchObject({ kind: 'holds', property: isConsistent.name });
  });
});

function run<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  limits: FingerprintLimits,
  hashing?: Hashing,
): FingerprintExploration<State, World> {
  const search = exploringByFingerprint(model, properties, limits, hashing);
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}

function checked<State, World>(model: Model<State, World>, properties: readonly Property<State, World>[]) {
  const check = checkingByFingerprint(model, properties, {});
  for (;;) {
    const step = check.next();
    if (step.done) return step.value;
  }
}

/** The same counts and findings, with all properties, and with none to stop for. */
function expectSameAsExact<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  limits: FingerprintLimits = {},
): FingerprintExploration<State, World> {
  for (const some of [properties, []]) {
    const exact = explore(model, some, limits);
    const found = run(model, some, limits);
    expect(found.search).toMatchObject(exact.search);
    expect(found.stoppedBy).toBe(exact.stoppedBy);
    expect(found.hits).toEqual(exact.hits);
    expect(found.witnessed).toEqual(exact.witnessed);
    expect([...found.taken]).toEqual([...exact.taken]);
    expectTraces(model, some, found);
  }
  return run(model, [], limits);
}

/** What an unreliable search finds is found by the exact one as well, at most as far away, and its traces are real. */
function expectTrue<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  hashing: Hashing,
  limits: FingerprintLimits = {},
): void {
  const exact = explore(model, [], limits);
  const all = properties.map(property => explore(model, [property], limits));
  const found = run(model, properties, limits, hashing);
  expect(found.search.states).toBeLessThanOrEqual(exact.search.states);
  for (const [name, steps] of found.hits) {
    const i = properties.findIndex(property => property.name === name);
    expect(all[i]?.hits.get(name)).toBeLessThanOrEqual(steps);
  }
  expectTraces(model, properties, found);
}

/** Each finding has a trace of as many steps as it is away, which can be taken and shows it. */
function expectTraces<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  { hits, traces }: FingerprintExploration<State, World>,
): void {
  expect([...traces.keys()].sort()).toEqual([...hits.keys()].sort());
  for (const property of properties) {
    const trace = traces.get(property.name);
    if (trace === undefined) continue;
    expect(trace).toHaveLength(hits.get(property.name) as number);
    expect(model.initials.some(initial => ends(model, property, initial, trace))).toBe(true);
  }
}

function ends<State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  initial: State,
  trace: readonly Instance<State, World>[],
): boolean {
  const states = [initial];
  for (const instance of trace) {
    const state = states.at(-1) as State;
    if (!isEnabled(model, state, instance)) return false;
    states.push(next(model, state, instance));
  }
  return shows(model, property, states.at(-2), states.at(-1) as State);
}
