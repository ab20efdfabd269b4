import { describe, expect, test } from 'vitest';
import { createSpace } from '../../checker/search/space.js';
import { bytesFor, statesWithin } from '../../checker/search/visited.js';

const gibi = 2 ** 30;

describe('the bytes that states take', () => {
  test('are under 4 GiB for 50 million states of 64 bytes, which is half of 8 GiB', () => {
    expect(bytesFor(50_000_000, 16)).toBe(4 * (50_000_000 * 16 + 2 ** 26));
    expect(bytesFor(50_000_000, 16)).toBeLessThan(4 * gibi);
    expect(statesWithin(8 * gibi, 16)).toBeGreaterThanOrEqual(50_000_000);
  });

  test('are there for 50 million states of 64 bytes', () => {
    expect(createSpace(16).places.statesMax).toBeGreaterThanOrEqual(50_000_000);
  });

  test('are there for 247 million fingerprints', () => {
    expect(createSpace(2).places.statesMax).toBeGreaterThanOrEqual(247_000_000);
  });
});
