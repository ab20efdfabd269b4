import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { cell, controlOf, own } from '../../../checker/search/control.js';
import { createSpace, deskOf, fullness } from '../../../checker/search/space.js';
import {
  bytesFor,
  createVisited,
  positionsFor,
  positionsMin,
  statesWithin,
} from '../../../checker/search/visited.js';

/**
 * Packed states to be added, in short: their words are drawn from `letters` different numbers, so that some runs repeat
 * states all the time and others never.
 */
const runs = fc.record({
  words: fc.integer({ min: 1, max: 5 }),
  count: fc.oneof(fc.nat(40), fc.nat(700), fc.nat(12_000)),
  letters: fc.constantFrom(1, 2, 3, 30, 1_000, 2 ** 32),
  seed: fc.integer(),
  /** How many states are added at a time. */
  batch: fc.integer({ min: 1, max: 600 }),
});

type Run = typeof runs extends fc.Arbitrary<infer R> ? R : never;

describe('visited states', () => {
  test.prop([runs])('have one number each, in the order in which they came first', run => {
    const { visited, known, stored } = tableWith(run);
    expect(visited.next).toBe(known.size);
    for (const [text, number] of known) expectEqual(stored(number), text);
  });

  test.prop([runs])('are found by what they are, at any place in memory; others are not', run => {
    const { visited, known } = tableWith(run);
    const memory = new Int32Array(run.words + 3).fill(77);
    for (const [text, number] of known) {
      const state = read(text);
      memory.set(state, 3);
      expectEqual(visited.find(memory, 3), number);
      for (let word = 0; word < run.words; word++) {
        const other = state.slice();
        other[word] = (other[word] as number) ^ (1 << (number % 32));
        if (!known.has(other.join())) expectEqual(visited.find(other, 0), -1);
      }
    }
  });

  test.prop([runs, fc.nat(3), fc.nat(99)])(
    'keep their numbers when they are entered into a larger table, in parts',
    (run, doublings, percent) => {
      const { visited, known, clear, add } = tableWith(run);
      const cut = Math.floor((known.size * percent) / 100);
      clear(doublings);
      visited.enter(cut, known.size);
      visited.enter(0, cut);
      for (const [text, number] of known) expectEqual(visited.find(read(text), 0), number);
      add(statesOf(run), run.batch);
      expect(visited.next).toBe(known.size);
    },
  );

  test.prop([runs, fc.nat(12_000), fc.integer({ min: 1, max: 50 })])(
    'are found under other numbers once they have been renumbered and moved',
    (run, count, by) => {
      const { visited, known, stored, add, skip } = tableWith(run, by + count);
      const to = visited.next;
      skip(by);
      add(statesOf({ ...run, count, seed: ~run.seed }), run.batch);
      const [from, end] = [to + by, visited.next];
      visited.renumber(from, end, to);
      visited.words.copyWithin(visited.at(to), visited.at(from), visited.at(end));
      expect(known.size).toBe(end - by);
      [...known.keys()].forEach((text, number) => {
        expectEqual(visited.find(read(text), 0), number);
        expectEqual(stored(number), text);
      });
    },
  );
});

test('nothing is found among no states', () => {
  const { visited } = tableFor(2);
  expect(visited.next).toBe(0);
  expect(visited.find(new Int32Array(2), 0)).toBe(-1);
});

describe.each([1, 2, 7])('a state of %i words, all of them 0', words => {
  const zeros = new Int32Array(words);
  const ones = new Int32Array(words).fill(1);

  test('is a state like any other', () => {
    const { visited, add } = tableFor(words);
    visited.prime(zeros, false);
    add([zeros, zeros, ones]);
    expect(visited.next).toBe(2);
    expect(visited.find(zeros, 0)).toBe(0);
  });

  test('is not taken for the one that a thread was told of, which is not added by it', () => {
    const { visited, add } = tableFor(words);
    visited.prime(zeros, true);
    add([zeros]);
    expect(visited.next).toBe(0);
    visited.prime(ones, true);
    add([zeros, ones]);
    expect(visited.find(zeros, 0)).toBe(0);
  });
});

test('room is what is left of the range of numbers', () => {
  const { visited, add, skip } = tableFor(1);
  const { room } = visited;
  skip(10);
  add([Int32Array.of(1), Int32Array.of(2), Int32Array.of(1)]);
  expect(visited.next).toBe(12);
  expect(visited.room).toBe(room - 12);
  visited.add(0);
  expect(visited.next).toBe(12);
});

const amounts = fc.oneof(fc.nat(5_000), fc.nat(2 ** 29));
const lengths = fc.integer({ min: 1, max: 60 });

describe('the memory that states take', () => {
  test.prop([amounts])('has a table that is a power of 2, and not too full', states => {
    const positions = positionsFor(states);
    expect(Number.isInteger(Math.log2(positions))).toBe(true);
    expect(states).toBeLessThanOrEqual(positions * fullness);
    expect(positions === positionsMin || states > (positions / 2) * fullness).toBe(true);
  });

  test.prop([amounts, fc.nat(10_000), lengths])('grows with the states', (states, more, words) => {
    expect(bytesFor(states + more, words)).toBeGreaterThanOrEqual(bytesFor(states, words) + 4 * words * more);
  });

  test.prop([amounts, lengths])(
    'is enough for as many states as are said to be within it',
    (bytes, words) => {
      const states = statesWithin(bytes, words);
      if (states > 0) expect(bytesFor(states, words)).toBeLessThanOrEqual(bytes);
      expect(bytesFor(states + 1, words)).toBeGreaterThan(bytes);
    },
  );

  test.prop([amounts, lengths])('that some states take is enough for them', (states, words) => {
    expect(statesWithin(bytesFor(states, words), words)).toBeGreaterThanOrEqual(states);
  });

  test('without a bound is enough for any number of states', () => {
    expect(statesWithin(Number.POSITIVE_INFINITY, 3)).toBeGreaterThan(2 ** 30);
  });
});

/** A table that is as small as it may be for so many states, and a plain map beside it of what should be in it. */
function tableFor(words: number, room = 100) {
  const space = createSpace(words);
  const control = controlOf(space);
  const { cells } = control;
  const mine = control.of(0);
  const { batch } = deskOf(space.places, 0);
  const visited = createVisited(words, space, control, 0);
  cells[mine + own.end] = room;
  cells[cell.positions] = positionsFor(room);
  const known = new Map<string, number>();
  let next = 0;
  return {
    visited,
    /** The number that each state should have. */
    known,
    /** The state that is kept under a number. */
    stored: (number: number): string =>
      space.words.subarray(visited.at(number), visited.at(number) + words).join(),
    /** Adds states, so many at a time. */
    add(states: readonly Int32Array[], atATime = states.length): void {
      for (let done = 0; done < states.length; done += atATime) {
        const some = states.slice(done, done + atATime);
        some.forEach((state, i) => {
          space.words.set(state, batch + i * (1 + words) + 1);
          if (!known.has(state.join())) known.set(state.join(), next++);
        });
        visited.add(some.length);
      }
    },
    /** Leaves numbers out. */
    skip(numbers: number): void {
      next += numbers;
      cells[mine + own.from] = visited.next + numbers;
    },
    /** Clears the table and doubles its positions so many times. */
    clear(doublings: number): void {
      const positions = cells[cell.positions] as number;
      space.words.fill(0, space.places.table, space.places.table + positions);
      cells[cell.positions] = positions * 2 ** doublings;
    },
  };
}

function tableWith(run: Run, others = 0) {
  const table = tableFor(run.words, run.count + others);
  table.visited.prime(new Int32Array(run.words), false);
  table.add(statesOf(run), run.batch);
  return table;
}

function statesOf({ words, count, letters, seed }: Run): Int32Array[] {
  let noise = seed;
  return Array.from({ length: count }, () =>
    Int32Array.from({ length: words }, () => {
      noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) | 0;
      return letters === 2 ** 32 ? noise : (noise >>> 8) % letters;
    }),
  );
}

const read = (text: string): Int32Array => Int32Array.from(text.split(','), Number);

/** Far quicker than `toBe`, which is then asked only for its message. */
function expectEqual<T>(found: T, expected: T): void {
  if (found !== expected) expect(found).toBe(expected);
}
