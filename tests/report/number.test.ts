import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { atMost, counted, grouped } from '../../report/number.js';

describe('numbers', () => {
  test.prop([fc.nat({ max: 2 ** 40 })])('are grouped by thousands', value => {
    expect(grouped(value)).toBe(value.toLocaleString('en-US'));
  });

  it('have a noun that agrees', () => {
    expect([0, 1, 2000].map(count => counted(count, 'step'))).toEqual(['0 steps', '1 step', '2,000 steps']);
  });
});

describe('a number with two digits', () => {
  it.each([
    [4.6e-8, '4.6e-8'],
    [4.61e-8, '4.7e-8'],
    [4.69e-8, '4.7e-8'],
    [9.99e-8, '1.0e-7'],
    [1, '1.0e+0'],
    [0, '0.0e+0'],
  ])('is never less than the number: %d', (value, text) => {
    expect(atMost(value)).toBe(text);
  });
});
