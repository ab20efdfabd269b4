import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Model } from '../../../checker/model.js';
import type { Reachable } from '../../../checker/property.js';
import { int, struct } from '../../../checker/schema.js';
import { explore, exploring, type Progress } from '../../../checker/search/explore.js';
import type { Limits } from '../../../checker/search/limits.js';
import { statesWithin } from '../../../checker/search/visited.js';
import type { Limit } from '../../../checker/verdict.js';
import { coffeeCan } from '../../examples/coffee-can.js';
import { increment, type State } from '../../examples/increment.js';
import { fan } from '../fan.js';
import { randomModels } from '../random-model.js';
import { packedStatesOf } from '../states-of.js';

const big = increment(6);
const medium = increment(4);
const bigStates = 118_509;
const bigFull = explore(big);
const never = { kind: 'reachable', name: 'never', sentence: '', reached: () => false } as const;

/** Moves on by a millisecond each time it is read. */
const tickingClock = (): (() => number) => {
  let now = Date.UTC(2026, 0);
  return () => now++;
};

describe('a search that hits a limit', () => {
  test.each<[Limit, Limits]>([
    ['states', { states: 10_000 }],
    ['depth', { depth: 5 }],
    ['memory', { memoryBytes: 1_000_000 }],
    ['memory', { memoryBytes: 1 }],
    ['time', { elapsedMs: 10, clock: tickingClock() }],
    ['time', { elapsedMs: 0, clock: tickingClock() }],
    ['time', { elapsedMs: Number.MAX_VALUE, clock: () => Number.POSITIVE_INFINITY }],
  ])('of %s says so and is not complete: %j', (limit, limits) => {
    const { stoppedBy, search } = explore(big, [], limits);
    expect(stoppedBy).toBe(limit);
    expect(search.complete).toBe(false);
    expect(search.states).toBeLessThan(bigStates);
  });

  test.each<[Limit, Limits, number]>([
    ['states', { states: 10_000 }, 10_000],
    ['states', { states: 1 }, 1],
    ['states', { states: bigStates - 1 }, bigStates - 1],
    ['memory', { memoryBytes: 1_000_000 }, statesWithin(1_000_000, bigFull.layout.words)],
    ['memory', { memoryBytes: 1_000_000, states: 100_000 }, statesWithin(1_000_000, bigFull.layout.words)],
    ['states', { memoryBytes: 10_000_000, states: 10_000 }, 10_000],
  ])('of %s is taken back to the last level within it: %j', (limit, limits, statesMax) => {
    const found = explore(big, [everybodyReads, never], limits);
    const depth = bigFull.levels.filter(first => first <= statesMax).length - 2;
    const within = explore(big, [everybodyReads, never], { depth });
    expect(found.stoppedBy).toBe(limit);
    expect(found.search).toEqual({ ...within.search, states: bigFull.levels[depth + 1], complete: false });
    expect(found.levels).toEqual(within.levels);
    expect(found.hits).toEqual(within.hits);
    expect(found.taken).toEqual(within.taken);
  });

  test('of states does not end a search that has just so many, where room must be made for what is known already', () => {
    const tree = numberTree(3_000);
    const full = explore(tree);
    const { search, stoppedBy } = explore(tree, [], { states: 3_000 });
    expect(search).toEqual(full.search);
    expect(search).toMatchObject({ states: 3_000, complete: true });
    expect(stoppedBy).toBeUndefined();
  });

  test('never loses the initial states', () => {
    const { search, stoppedBy } = explore(coffeeCan(100), [], { states: 10 });
    expect(search).toEqual({ states: 5_150, transitions: 0, depth: 0, complete: false });
    expect(stoppedBy).toBe('states');
  });

  test('of time keeps what it has found, and says nothing of the level it was in', () => {
    const { search, levels, hits } = explore(big, [everybodyReads, never], {
      elapsedMs: 27,
      clock: tickingClock(),
    });
    expect(search.depth).toBe(levels.length - 1);
    expect(search.depth).toBeGreaterThan(6);
    expect(levels).toEqual(bigFull.levels.slice(0, levels.length));
    expect(search.states).toBeGreaterThan(levels.at(-1) as number);
    expect(search.states).toBeLessThan(bigFull.levels[levels.length] as number);
    expect(hits).toEqual(new Map([['everybody_reads', 6]]));
  });

  test('of time ends by a clock that says it is later than any time', () => {
    let isInterrupted = false;
    const clock = () => (isInterrupted ? Number.POSITIVE_INFINITY : 0);
    const search = exploring(big, [], { elapsedMs: Number.MAX_VALUE, clock });
    let step = search.next();
    for (let reports = 0; step.done !== true; step = search.next()) {
      reports += 1;
      isInterrupted = reports >= 5;
    }
    expect(step.value.stoppedBy).toBe('time');
    expect(step.value.search.states).toBeGreaterThan(5 * 2048);
    expect(step.value.search.states).toBeLessThan(bigStates / 2);
  });

  test('of time knows how deep it has come, even if there was nothing left to find', () => {
    const { search, levels, stoppedBy } = explore(fan(2_050, 0), [], { elapsedMs: 2, clock: tickingClock() });
    expect(stoppedBy).toBe('time');
    expect(search).toEqual({ states: 2_051, transitions: 2_050, depth: 1, complete: false });
    expect(levels).toEqual([0, 1]);
  });

  const { levels, search: full } = explore(medium);
  test.each(levels.map((_, depth) => depth))(
    'of %i steps has seen every state within it and none beyond',
    depth => {
      const { search, stoppedBy } = explore(medium, [], { depth });
      expect(search.states).toBe(levels[depth + 1] ?? full.states);
      expect(search.depth).toBe(depth);
      expect(search.complete).toBe(false);
      expect(stoppedBy).toBe('depth');
    },
  );

  test('of depth says so even if the last states it looks at are halted', () => {
    const wide = fan(5_000, 1_000);
    expect(explore(wide, [], { depth: 3 }).stoppedBy).toBeUndefined();
    const { search, stoppedBy } = explore(wide, [], { depth: 1 });
    expect(search.complete).toBe(false);
    expect(stoppedBy).toBe('depth');
  });

  test('still has the findings within it', () => {
    const { hits } = explore(big, [everybodyReads, never], { depth: 6 });
    expect(hits).toEqual(new Map([['everybody_reads', 6]]));
    expect(explore(big, [everybodyReads, never], { depth: 5 }).hits.size).toBe(0);
  });
});

describe('a search that comes to its end within the limits', () => {
  test.each<Limits>([
    { states: bigStates },
    { depth: 13 },
    { memoryBytes: 100_000_000 },
    { elapsedMs: 1_000_000, clock: tickingClock() },
    {},
  ])('is complete: %j', limits => {
    const { search, stoppedBy } = explore(big, [], limits);
    expect(stoppedBy).toBeUndefined();
    expect(search).toEqual({ states: bigStates, transitions: 237_942, depth: 12, complete: true });
  });
});

describe('a search under way', () => {
  test('reports its progress, which only grows', () => {
    const reports: Progress[] = [];
    const search = exploring(big, [], {});
    for (let step = search.next(); !step.done; step = search.next()) reports.push(step.value);
    expect(reports.length).toBeGreaterThan(bigStates / 2048 / 2);
    reports.forEach((report, i) => {
      const before = reports[i - 1] ?? { states: 0, transitions: 0, depth: 0, bytes: 0 };
      expect(report.states).toBeGreaterThanOrEqual(before.states);
      expect(report.transitions).toBeGreaterThanOrEqual(before.transitions);
      expect(report.depth).toBeGreaterThanOrEqual(before.depth);
      expect(report.bytes).toBeGreaterThanOrEqual(before.bytes);
      expect(report.queue).toBeGreaterThan(0);
      expect(report.queue).toBeLessThan(report.states);
    });
  });
});

describe('a search for many properties', () => {
  const tree = numberTree(9);
  const some = (count: number): Reachable<{ n: number }, undefined>[] =>
    Array.from({ length: count }, (_, i) => ({
      kind: 'reachable',
      name: `property ${i}`,
      sentence: '',
      reached: ({ n }) => i === count - 1 && n === 8,
    }));
  const crewOf = (size: number): Limits => ({ crew: { size, start: () => undefined } });

  test('judges the last of 4,088 with several threads, and of more alone', () => {
    expect(explore(tree, some(4_088), crewOf(1)).hits).toEqual(new Map([['property 4087', 3]]));
    expect(explore(tree, some(4_089)).hits).toEqual(new Map([['property 4088', 3]]));
  });

  test('refuses more than its threads have cells for', () => {
    expect(() => explore(tree, some(4_089), crewOf(1))).toThrow(
      'a search by several threads judges at most 4088 properties at once, not 4089',
    );
    expect(() => explore(tree, some(65_529))).toThrow('at most 65528 properties at once, not 65529');
  });

  test('refuses more threads than it has room for', () => {
    expect(() => explore(tree, [], crewOf(16))).toThrow('a search has at most 16 threads, not 17');
    expect(explore(tree, [], crewOf(15)).search.complete).toBe(true);
  });
});

test.prop([randomModels, fc.nat(4)])(
  'a search twice gives the same states in the same order',
  ({ model }, depth) => {
    const [one, other] = [explore(model, [], { depth }), explore(model, [], { depth })];
    expect(other.search).toEqual(one.search);
    expect(packedStatesOf(other)).toEqual(packedStatesOf(one));
    expect(other.levels).toEqual(one.levels);
    expect(other.taken).toEqual(one.taken);
  },
);

const everybodyReads: Reachable<State, undefined> = {
  kind: 'reachable',
  name: 'everybody_reads',
  sentence: 'All threads have read before any writes.',
  reached: state => state.thread.every(thread => thread.next === 'write'),
};

/**
 * From n to 2n + 1 and 2n + 2, and to 0 from where these are too large. While the last level but one of 3,000 numbers is
 * expanded, the last numbers are found; what comes then is only 0 again, but more of it at once than the table has room for.
 */
function numberTree(size: number): Model<{ n: number }, undefined> {
  return {
    name: 'tree',
    schema: struct({ n: int(0, size - 1) }),
    domains: [],
    initials: [{ n: 0 }],
    actions: [1, 2].map(more => ({
      name: `child${more}`,
      actor: { thread: 'gardener' },
      args: {},
      effect(state: { n: number }) {
        const child = 2 * state.n + more;
        state.n = child < size ? child : 0;
      },
    })),
    world: undefined,
  };
}
