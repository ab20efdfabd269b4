import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { explore, exploring, type Limits, type Progress } from '../../checker/explore.js';
import type { Model } from '../../checker/model.js';
import type { Reachable } from '../../checker/property.js';
import {
  bool,
  domain,
  indexOrNone,
  none,
  numbered,
  type StructSchema,
  struct,
} from '../../checker/schema.js';
import type { Limit } from '../../checker/verdict.js';
import { increment, type State } from '../examples/increment.js';
import { randomModels } from './random-model.js';

const big = increment(6);
const medium = increment(4);
const bigStates = 118_509;

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
  ])('of %s says so and is not complete: %j', (limit, limits) => {
    const { stoppedBy, search } = explore(big, [], limits);
    expect(stoppedBy).toBe(limit);
    expect(search.complete).toBe(false);
    expect(search.states).toBeLessThan(bigStates);
  });

  test('of states has seen no more than a batch above it', () => {
    expect(explore(big, [], { states: 10_000 }).search.states).toBeLessThanOrEqual(10_000 + 256);
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
    const never = { kind: 'reachable', name: 'never', sentence: '', reached: () => false } as const;
    const { hits } = explore(big, [everybodyReads, never], { depth: 6 });
    expect(hits.get('everybody_reads')?.depth).toBe(6);
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
    expect(reports.length).toBeGreaterThan(50);
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

test.prop([randomModels, fc.nat(4)])(
  'a search twice gives the same states in the same order',
  ({ model }, depth) => {
    const [one, other] = [explore(model, [], { depth }), explore(model, [], { depth })];
    expect(other.search).toEqual(one.search);
    const used = one.search.states * one.layout.words;
    expect([...other.visited.states.subarray(0, used)]).toEqual([...one.visited.states.subarray(0, used)]);
  },
);

const everybodyReads: Reachable<State, undefined> = {
  kind: 'reachable',
  name: 'everybody_reads',
  sentence: 'All threads have read before any writes.',
  reached: state => state.thread.every(thread => thread.next === 'write'),
};

/** One step to any of `width` places, and from the first `going` of them another step; at the others it is halted. */
function fan(width: number, going: number): Model<{ place: number; isDone: boolean }, undefined> {
  const places = domain('place', numbered('p', width));
  const schema: StructSchema = struct({ place: indexOrNone(places), isDone: bool });
  return {
    name: 'fan',
    schema,
    domains: [places],
    initials: [{ place: none, isDone: false }],
    actions: [
      {
        name: 'go',
        actor: { thread: 'walker' },
        args: { to: 'place' },
        guard: ({ place }) => place === none,
        effect(state, { to }) {
          state.place = to;
        },
      },
      {
        name: 'arrive',
        actor: { thread: 'walker' },
        args: {},
        guard: ({ place, isDone }) => place !== none && !isDone,
        effect(state) {
          state.isDone = true;
        },
      },
    ],
    isHalted: ({ place }) => place >= going,
    world: undefined,
  };
}
