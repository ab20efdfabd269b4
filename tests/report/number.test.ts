import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { counted, grouped } from '../../report/number.js';

describe('numbers', () => {
  test.prop([fc.nat({ max: 2 ** 40 })])('are grouped by thousands', value => {
    expect(grouped(value)).toBe(value.toLocaleString('en-US'));
  });

  it('have a noun that agrees', () => {
    expect([0, 1, 2000].map(count => counted(count, 'step'))).toEqual(['0 steps', '1 step', '2,000 steps']);
  });
});
