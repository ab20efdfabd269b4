import { describe, expect, it } from 'vitest';
import { named, nearest, suggestions } from '../../cli/named.js';
import { UsageError } from '../../cli/usage-error.js';

const names = ['alpha', 'beta', 'alphabet', 'a-long-name-of-it'];

describe('names', () => {
  it('are found', () => {
    expect(named('design', 'beta', [{ name: 'beta' }])).toEqual({ name: 'beta' });
  });

  it('are suggested nearest first, whatever their case', () => {
    expect(nearest('BETA', names)[0]).toBe('beta');
    expect(nearest('alphabt', names)[0]).toBe('alphabet');
  });

  it('are known by an abbreviation', () => {
    expect(nearest('long-it', names)[0]).toBe('a-long-name-of-it');
  });

  it('are only counted where there are very many', () => {
    const many = Array.from({ length: 44 }, (_, i) => `name${i}`);
    expect(suggestions('name3', many)).toMatch(/^name3, (\w+, ){38}\w+ and 4 more$/);
  });

  it("are the user's fault where there are none like it, with how to list them", () => {
    expect(() => named('property', 'x', [{ name: 'beta' }])).toThrow(UsageError);
    expect(() => named('property', 'x', [{ name: 'beta' }])).toThrow(
      'there is no property "x"; there is beta (nspin list properties)',
    );
  });
});
