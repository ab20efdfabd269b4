import { describe, expect, test } from 'vitest';
import { comparators } from '../../../checker/symmetry/sorting-network.js';

describe('a sorting network', () => {
  test.each(Array.from({ length: 12 }, (_, length) => length))(
    'of length %i sorts, since it sorts all sequences of zeros and ones',
    length => {
      const pairs = comparators(length);
      for (let sequence = 0; sequence < 2 ** length; sequence++) {
        const bits = Array.from({ length }, (_, i) => (sequence >> i) & 1);
        const sorted = bits.toSorted();
        for (const [i, j] of pairs) {
          const [one, other] = [bits[i] as number, bits[j] as number];
          if (one > other) [bits[i], bits[j]] = [other, one];
        }
        expect(bits).toEqual(sorted);
      }
    },
  );

  test('is as short as can be up to length 8', () => {
    const lengths = Array.from({ length: 9 }, (_, length) => comparators(length).length);
    expect(lengths).toEqual([0, 0, 1, 3, 5, 9, 12, 16, 19]);
  });
});
