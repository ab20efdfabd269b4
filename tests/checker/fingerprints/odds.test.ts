import { describe, expect, test } from 'vitest';
import { oddsOf } from '../../../checker/fingerprints/odds.js';

describe('the odds that a state was missed', () => {
  test('are those of a collision among the states kept and one more', () => {
    expect(oddsOf(2, 64)).toBe(3 / 2 ** 64);
    expect(oddsOf(1_305_000, 64)).toBeCloseTo(4.62e-8, 10);
    expect(oddsOf(2 ** 27, 64)).toBeCloseTo(2 ** -11, 6);
  });

  test('are certainty where there are no bits', () => {
    expect(oddsOf(1, 0)).toBe(1);
  });

  test('are never more than certainty', () => {
    expect(oddsOf(1_000_000, 8)).toBe(1);
  });
});
