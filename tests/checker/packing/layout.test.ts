import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { layOut } from '../../../checker/packing/layout.js';
import { bool, int, leaves, oneOf, rangeOf, struct } from '../../../checker/schema.js';
import { schemas } from '../random-schema.js';

describe('a layout', () => {
  test('fills a word from its low bits up and begins the next where a scalar does not fit', () => {
    const { fields, words } = layOut(
      struct({ a: int(0, 2 ** 30 - 1), b: bool, c: oneOf('x', 'y', 'z'), d: int(-1, 5), e: int(7, 7) }),
    );
    expect(fields.map(({ word, shift, bits }) => [word, shift, bits])).toEqual([
      [0, 0, 30],
      [0, 30, 1],
      [1, 0, 2],
      [1, 2, 3],
      [1, 5, 0],
    ]);
    expect(words).toBe(2);
  });

  test('gives the widest scalar a word of its own', () => {
    const { fields, words } = layOut(struct({ a: bool, b: int(-(2 ** 31), 2 ** 31 - 1), c: bool }));
    expect(fields.map(({ word, shift, bits }) => [word, shift, bits])).toEqual([
      [0, 0, 1],
      [1, 0, 32],
      [2, 0, 1],
    ]);
    expect(words).toBe(3);
  });

  test('has a word even where there is nothing to store', () => {
    expect(layOut(struct({}))).toEqual({ fields: [], words: 1 });
  });

  test.prop([schemas])('has a field for each leaf, in its order, with its range', schema => {
    const { fields } = layOut(schema);
    expect(fields.map(({ path, slot, min, max }) => ({ path, slot, min, max }))).toEqual(
      leaves(schema).map(({ path, schema: scalar }, slot) => ({ path, slot, ...rangeOf(scalar) })),
    );
  });

  test.prop([schemas])('gives each field as few bits as its range needs', schema => {
    for (const { min, max, bits } of layOut(schema).fields) {
      const values = max - min + 1;
      expect(2 ** bits).toBeGreaterThanOrEqual(values);
      if (bits > 0) expect(2 ** (bits - 1)).toBeLessThan(values);
    }
  });

  test.prop([schemas])('begins a word only where a field does not fit the one before', schema => {
    const { fields } = layOut(schema);
    let [word, used] = [0, 0];
    for (const field of fields) {
      const fits = used + field.bits <= 32;
      [word, used] = fits ? [word, used] : [word + 1, 0];
      expect([field.word, field.shift]).toEqual([word, used]);
      used += field.bits;
    }
  });

  test.prop([schemas])('lets no two fields overlap, and none cross a word', schema => {
    const { fields, words } = layOut(schema);
    const used = new Set<number>();
    for (const { word, shift, bits } of fields) {
      expect(word).toBeLessThan(words);
      expect(shift + bits).toBeLessThanOrEqual(32);
      for (let bit = shift; bit < shift + bits; bit++) {
        expect(used.has(word * 32 + bit)).toBe(false);
        used.add(word * 32 + bit);
      }
    }
  });
});
