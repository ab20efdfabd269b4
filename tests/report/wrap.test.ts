import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { field, fieldWords, fill, textWidth, wrap } from '../../report/wrap.js';

const words = fc.array(fc.string({ minLength: 1, maxLength: 90, unit: fc.constantFrom(...'abc;()') }));

describe('wrapping', () => {
  test.prop([words, fc.integer({ min: 5, max: 80 }), fc.integer({ min: 0, max: 4 })])(
    'keeps every line within its width and every letter in its place',
    (text, width, indent) => {
      const lines = fill(text, width, ' '.repeat(indent));
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.join(''));
    },
  );

  test.prop([words])('does not break a word that fits a line', text => {
    const lines = fill(text, 95);
    expect(lines.flatMap(line => line.split(' ')).filter(word => word !== '')).toEqual(text);
  });

  it('gives every line but the first its indent', () => {
    expect(wrap('aaa bbb ccc', 5, '  ')).toEqual(['aaa', '  bbb', '  ccc']);
  });

  it('aligns the values of fields, and goes on below them', () => {
    const lines = field('Source', 'word '.repeat(30));
    expect(lines[0]).toMatch(/^Source: {7}word/);
    expect(lines[1]).toMatch(/^ {14}word/);
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(textWidth);
  });

  it('breaks a list of steps only between two of them', () => {
    const steps = Array.from({ length: 9 }, (_, i) => `A step number${i}(x);`);
    const lines = fieldWords('Reproduce', steps);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).toMatch(/;$/);
  });
});
