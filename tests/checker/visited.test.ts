import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { createVisited, type Visited } from '../../checker/visited.js';

/**
 * Packed states to be added, written down in short: state `i` is made of `kinds` different states, the words of each
 * drawn from `letters` different numbers, so that some runs repeat states all the time and others never.
 */
const runs = fc.record({
  words: fc.integer({ min: 1, max: 5 }),
  count: fc.oneof(fc.nat(40), fc.nat(700), fc.nat(12_000)),
  letters: fc.constantFrom(1, 2, 3, 30, 1_000, 2 ** 32),
  seed: fc.integer(),
  /** How many pushes lie between two flushes that nobody asked for; 0 for none. */
  flushEvery: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 600 })),
});

type Run = typeof runs extends fc.Arbitrary<infer R> ? R : never;

interface Added {
  readonly visited: Visited;
  readonly pushed: readonly Int32Array[];
  /** The position among `pushed` at which each distinct state came first, in that order. */
  readonly firsts: readonly number[];
}

describe('visited states', () => {
  test.prop([runs])('have one number each, in the order in which they came first', run => {
    const { visited, pushed, firsts } = add(run);
    expect(visited.count).toBe(firsts.length);
    firsts.forEach((first, number) => {
      const stored = visited.states.subarray(number * run.words, (number + 1) * run.words);
      if (!same(stored, pushed[first] as Int32Array)) expect(stored).toEqual(pushed[first]);
    });
  });

  test.prop([runs])('link back to the step that reached them first', run => {
    const { visited, firsts } = add(run);
    expect(firsts.map((_, number) => visited.parentOf(number))).toEqual(firsts.map(parentOfPush));
    expect(firsts.map((_, number) => visited.instanceOf(number))).toEqual(firsts.map(instanceOfPush));
  });

  test.prop([runs])('are found by what they are, at any place in memory; others are not', run => {
    const { visited, pushed, firsts } = add(run);
    const known = new Set(pushed.map(state => state.join()));
    const memory = new Int32Array(run.words + 3).fill(77);
    firsts.forEach((first, number) => {
      const state = pushed[first] as Int32Array;
      memory.set(state, 3);
      if (visited.find(memory, 3) !== number) expect(visited.find(memory, 3)).toBe(number);
      for (let word = 0; word < run.words; word++) {
        const other = state.slice();
        other[word] = (other[word] as number) ^ (1 << (number % 32));
        if (!known.has(other.join())) expect(visited.find(other, 0)).toBe(-1);
      }
    });
  });

  test.prop([runs])('are the same however often the batch is flushed', run => {
    const [one, other] = [add(run).visited, add({ ...run, flushEvery: 1 }).visited];
    expect(other.count).toBe(one.count);
    expect(same(other.states, one.states)).toBe(true);
    expect(other.bytes).toBe(one.bytes);
  });
});

test('a set of nothing finds nothing', () => {
  const visited = createVisited(2);
  visited.flush();
  expect(visited.count).toBe(0);
  expect(visited.find(new Int32Array(2), 0)).toBe(-1);
});

test('the bytes held grow with the states, by all that is stored of them', () => {
  const visited = createVisited(3);
  const atFirst = visited.bytes;
  let at = 0;
  for (let state = 0; state < 50_000; state++) {
    visited.batch.set([state, -state, 1], at);
    at = visited.push(state, 0);
  }
  visited.flush();
  expect(visited.count).toBe(50_000);
  expect(visited.bytes).toBeGreaterThan(atFirst);
  const leastPerState = 4 * (3 + 2 + 1);
  expect(visited.bytes).toBeGreaterThan(50_000 * leastPerState);
});

const parentOfPush = (position: number): number => position - 1;
const instanceOfPush = (position: number): number => Math.imul(position, 7) % 1000;

function add({ words, count, letters, seed, flushEvery }: Run): Added {
  const visited = createVisited(words);
  const known = new Set<string>();
  const pushed: Int32Array[] = [];
  const firsts: number[] = [];
  let at = 0;
  let noise = seed;
  for (let position = 0; position < count; position++) {
    const state = Int32Array.from({ length: words }, () => {
      noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) | 0;
      return letters === 2 ** 32 ? noise : (noise >>> 8) % letters;
    });
    if (!known.has(state.join())) firsts.push(position);
    known.add(state.join());
    pushed.push(state);
    visited.batch.set(state, at);
    at = visited.push(parentOfPush(position), instanceOfPush(position));
    if (flushEvery > 0 && position % flushEvery === 0) {
      visited.flush();
      at = 0;
    }
  }
  visited.flush();
  return { visited, pushed, firsts };
}

/** Far quicker than `toEqual`, which is then asked only for its message. */
const same = (one: Int32Array, other: Int32Array): boolean =>
  one.length === other.length && one.every((word, i) => word === other[i]);
