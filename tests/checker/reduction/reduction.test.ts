import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { check } from '../../../checker/check.js';
import { createSuccessors } from '../../../checker/learning/successors.js';
import type { Model } from '../../../checker/model.js';
import { createCarrier } from '../../../checker/packing/carrier.js';
import { layOut } from '../../../checker/packing/layout.js';
import type { Invariant, Property } from '../../../checker/property.js';
import { createReduction } from '../../../checker/reduction/reduction.js';
import { explore } from '../../../checker/search/explore.js';
import type { Limits } from '../../../checker/search/limits.js';
import {
  diningPhilosophers,
  neighboursNeverEatTogether,
  nobodyStarves,
  somebodyCanGoOn,
} from '../../examples/dining-philosophers.js';
import { canAlwaysEat, forksByNumber, neverAllWait } from '../../examples/forks-by-number.js';
import { leaderElection, leaderHasTheGreatestNumber } from '../../examples/leader-election.js';
import { isConsistent, twoPhaseCommit } from '../../examples/two-phase-commit.js';
import { crowdFor } from '../hands.js';
import { randomModels } from '../random-model.js';
import { packerFor } from '../reached-states.js';
import { packedStatesOf, statesOf } from '../states-of.js';
import { examplesToReduce } from './examples.js';
import { randomProcesses, type State } from './random-processes.js';
import { deadlocksIn, expectSameFindings } from './same-findings.js';

describe('a reduced search', () => {
  test.each(examplesToReduce)('says the same of $name', ({ model, properties }) => {
    expectSameFindings(model, properties);
  });

  test.each(examplesToReduce)('says the same of each property of $name alone', ({ model, properties }) => {
    for (const property of properties) expectSameFindings(model, [property]);
  });

  test.prop([randomProcesses], { numRuns: 500 })(
    'says the same of any processes',
    ({ model, properties }) => {
      expectSameFindings(model, properties);
    },
  );

  test.prop([randomModels], { numRuns: 100 })('says the same of any model', ({ model, properties }) => {
    expectSameFindings(model, properties);
  });

  test.prop([randomProcesses], { numRuns: 300 })('finds every deadlock of any processes', ({ model }) => {
    const reduced = explore(model, [], { reduce: true });
    expect(deadlocksIn(model, reduced)).toEqual(deadlocksIn(model, explore(model)));
  });

  test.prop([randomProcesses, fc.nat(), fc.nat()], { numRuns: 100 })(
    'says the same where there are several initial states',
    ({ model, properties }, one, other) => {
      const states = statesOf(model, explore(model));
      const initials = [one, other].map(number => states[number % states.length] as State);
      expectSameFindings({ ...model, initials: [...model.initials, ...initials] }, properties);
    },
  );

  test.prop(
    [
      randomProcesses,
      fc.integer({ min: 2, max: 4 }),
      fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1 }),
    ],
    {
      numRuns: 60,
    },
  )('goes the same way with any number of threads', ({ model, properties }, size, turns) => {
    const endless: Property<State, undefined> = {
      kind: 'invariant',
      name: 'endless',
      sentence: 'It is so.',
      holds: () => true,
    };
    const all = [...properties, endless];
    const alone = explore(model, all, { reduce: true });
    const crowd = crowdFor(model, all, { size, turns, reduce: true });
    do crowd.leader.noted();
    while (crowd.advance());
    expect(crowd.leader.count).toBe(alone.search.states);
    expect(crowd.levels).toEqual(alone.levels);
  });

  test('leaves out most of what a ring of processes can do in any order', () => {
    const model = leaderElection([3, 1, 4, 2]);
    const full = explore(model, [leaderHasTheGreatestNumber]).search;
    const reduced = explore(model, [leaderHasTheGreatestNumber], { reduce: true }).search;
    expect(full).toMatchObject({ complete: true });
    expect(reduced).toMatchObject({ complete: true, depth: full.depth });
    expect(reduced.states * 10).toBeLessThan(full.states);
  });

  test('keeps one of several states that differ in names only, as well', () => {
    const model = twoPhaseCommit(4);
    const bySymmetry = explore(model, [isConsistent], { symmetry: true }).search;
    const byBoth = expectSameFindings(model, [isConsistent], { symmetry: true }).search;
    expect(byBoth.states).toBeLessThan(bySymmetry.states);
    expect(byBoth.states).toBeLessThan(explore(model, [isConsistent], { reduce: true }).search.states);
  });
});

describe('a property that is judged on the graph of all states', () => {
  const dining = diningPhilosophers(3);
  const forks = forksByNumber(3, 'both');
  test('forbids a reduction', () => {
    for (const property of [somebodyCanGoOn, nobodyStarves]) {
      const verdicts = check(dining, [property, neighboursNeverEatTogether], { reduce: true });
      const full = check(dining, [property, neighboursNeverEatTogether]);
      expect(verdicts.map(({ search }) => search.reduction)).toEqual(['forbidden', 'forbidden']);
      expect(verdicts.map(({ kind }) => kind)).toEqual(full.map(({ kind }) => kind));
      expect(verdicts[0]?.search.states).toBe(full[0]?.search.states);
    }
    for (const property of [canAlwaysEat(0), neverAllWait]) {
      const [verdict] = check(forks, [property], { reduce: true });
      expect(verdict?.search.reduction).toBe('forbidden');
      expect(verdict?.kind).toBe(check(forks, [property])[0]?.kind);
    }
  });
});

test('what is left out does not depend on the order in which steps are emitted', () => {
  const model = twoPhaseCommit(3);
  const layout = layOut(model.schema);
  const output = { words: new Int32Array(100 * (1 + layout.words)), to: 0 };
  const { expand } = createSuccessors(model, layout, createCarrier(model.schema, layout), output);
  const { reduce } = createReduction(model, [isConsistent], layout);
  const record = 1 + layout.words;
  const kept = (words: Int32Array, isBackwards: boolean): number[] => {
    output.to = 0;
    expand(words, 0);
    const records = Array.from({ length: output.to / record }, (_, i) =>
      output.words.slice(i * record, (i + 1) * record),
    );
    if (isBackwards) output.words.set(records.reverse().flatMap(one => [...one]));
    reduce(words, 0, output, 0, () => true);
    return Array.from({ length: output.to / record }, (_, i) => output.words[i * record] as number).sort();
  };
  const states = packedStatesOf(explore(model));
  expect(states.map(words => kept(words, true))).toEqual(states.map(words => kept(words, false)));
});

describe('a state whose values no effect is known to write', () => {
  const model = twoPhaseCommit(2);
  const layout = layOut(model.schema);
  const fits: Invariant<unknown, undefined> = {
    kind: 'invariant',
    name: 'fits',
    sentence: 'It is so.',
    holds: () => true,
  };

  test('is not taken for one that footprints are about', () => {
    const onlyStart: Model<unknown, undefined> = { ...model, actions: [] } as never;
    const reduction = createReduction(onlyStart, [fits], layout);
    const output = { words: new Int32Array(0), to: 0 };
    const at = (state: unknown): void =>
      reduction.reduce(packerFor(model, layout)(state as never), 0, output, 0, () => true);
    const [initial] = model.initials;
    expect(() => at(initial)).not.toThrow();
    const later = { ...(initial as object), manager: 'committed' };
    expect(() => at(later)).toThrow('no effect is known to give manager the value that it has');
  });
});

test('a search that is reduced, or was, is not taken up again', () => {
  const model = twoPhaseCommit(3);
  const goOn = (from: Limits, how: Limits): unknown =>
    explore(model, [isConsistent], {
      ...how,
      resume: explore(model, [isConsistent], { ...from, states: 20 }).snapshot,
    });
  expect(() => goOn({}, {})).not.toThrow();
  expect(() => goOn({}, { reduce: true })).toThrow('cannot be taken up again');
  expect(() => goOn({ reduce: true }, {})).toThrow('cannot be taken up again');
});

test('the random processes are worth reducing', () => {
  const all = fc.sample(randomProcesses, { numRuns: 200, seed: 1 }).map(({ model, properties }) => ({
    full: explore(model, properties),
    reduced: explore(model, properties, { reduce: true }),
    model,
    properties,
  }));
  type One = (typeof all)[number];
  const share = (is: (one: One) => boolean): number => all.filter(is).length / all.length;
  expect(share(({ full, reduced }) => reduced.search.states < full.search.states)).toBeGreaterThan(0.3);
  expect(share(({ full, reduced }) => reduced.search.states * 2 < full.search.states)).toBeGreaterThan(0.05);
  expect(share(({ full }) => full.hits.size > 0)).toBeGreaterThan(0.3);
  expect(share(({ full, properties }) => full.hits.size < properties.length)).toBeGreaterThan(0.3);
  expect(
    share(({ full, reduced }) => [...full.hits].some(([name, depth]) => reduced.hits.get(name) !== depth)),
  ).toBeGreaterThan(0);
  expect(share(({ model }) => model.isHalted !== undefined)).toBeGreaterThan(0.1);
});
