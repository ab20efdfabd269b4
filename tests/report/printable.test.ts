import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { firstUnprintable, printable } from '../../report/printable.js';

describe('text from outside', () => {
  test.prop([fc.string({ unit: 'binary' })])(
    'is printable ASCII and short once it is made printable',
    text => {
      expect(printable(text)).toMatch(/^[\x20-\x7e]{0,60}$/);
    },
  );

  it('is left alone where it is harmless', () => {
    expect(printable('rfc-2009')).toBe('rfc-2009');
  });

  it('shows what cannot be printed by its code', () => {
    expect(printable('a\u001b[31mb')).toBe('a\\u{1B}[31mb');
  });

  it('has its first bad character found, with its line', () => {
    expect(firstUnprintable('one\ntwo\u0007\n')).toEqual({ line: 2, code: 'U+0007' });
    expect(firstUnprintable('one\ntwo\n')).toBeUndefined();
  });
});
