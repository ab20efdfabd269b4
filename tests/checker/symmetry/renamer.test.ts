import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { createRenamer } from '../../../checker/symmetry/renamer.js';

type Pair = readonly [number, number];

/** Of states of two words, which may be exchanged, the smaller one first is the representative. */
function inOrder(words: Int32Array, at: number): void {
  words.subarray(at, at + 2).sort();
}

/** What is left of batches that one renamer is given. */
function renamed(batches: readonly (readonly Pair[])[]): Pair[][] {
  const renamer = createRenamer(2, inOrder);
  return batches.map(pairs => {
    const words = Int32Array.from([0, ...pairs.flatMap(pair => [9, ...pair])]);
    const left = renamer.rename(words, 1, pairs.length);
    return Array.from(
      { length: left },
      (_, i): Pair => [words[2 + 3 * i] as number, words[3 + 3 * i] as number],
    );
  });
}

const setOf = (pairs: readonly Pair[]): Set<string> =>
  new Set(pairs.map(pair => [...pair].sort((a, b) => a - b).join()));

describe('a renamer', () => {
  test('takes no state of zeros for one that it has rewritten, but the second time', () => {
    const zeros: Pair = [0, 0];
    expect(renamed([[zeros, zeros], [zeros]])).toEqual([[zeros], []]);
  });

  test('leaves the representative of every state, also where thousands share their first word', () => {
    const states = Array.from({ length: 3000 }, (_, i): Pair => [7, i]);
    const left = renamed([states, states]).flat();
    expect(left.every(([one, other]) => one <= other)).toBe(true);
    expect(setOf(left)).toEqual(setOf(states));
  });

  const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })));
  test.prop([fc.array(pairs)])(
    'leaves the representatives of what it is given, and nothing else',
    batches => {
      const left = renamed(batches).flat();
      expect(left.every(([one, other]) => one <= other)).toBe(true);
      expect(setOf(left)).toEqual(setOf(batches.flat()));
    },
  );
});
