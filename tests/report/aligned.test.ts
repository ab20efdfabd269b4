import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { aligned, widthsOf } from '../../report/aligned.js';

const rows = [
  ['action', 'steps', ''],
  ['connect', '1,284', 'x'],
  ['', '7', ''],
];

const cell = fc.string({ unit: fc.constantFrom(...'ab1,.'), maxLength: 6 });
const tables = fc
  .integer({ min: 1, max: 4 })
  .chain(columns => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1 }));

describe('columns', () => {
  it('stand to the left where they are the first, else to the right, and nothing follows the last cell', () => {
    expect(aligned(rows)).toEqual(['action   steps', 'connect  1,284  x', '             7']);
  });

  it('are as wide as their widest cell', () => {
    expect(widthsOf(rows)).toEqual([7, 5, 1]);
  });

  it('may be none at all', () => {
    expect(aligned([])).toEqual([]);
  });

  test.prop([tables])('keep every cell at its place', table => {
    const widths = widthsOf(table);
    aligned(table).forEach((line, i) => {
      let at = 0;
      widths.forEach((width, column) => {
        expect(line.slice(at, at + width).trim()).toBe(table[i]?.[column]);
        at += width + 2;
      });
      expect(line.length).toBeLessThanOrEqual(at - 2);
    });
  });
});
