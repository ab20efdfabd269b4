import { describe, expect, test } from 'vitest';
import { check } from '../../checker/check.js';
import { combine } from '../../checker/combine.js';
import type { Verdict } from '../../checker/verdict.js';
import { designs } from '../../designs/designs.js';
import { nfsModel } from '../../model/model.js';
import { small } from '../../model/scopes.js';
import { properties } from '../../properties/properties.js';
import { expectedVerdicts } from './expected-verdicts.js';

describe.each(designs)('$name, searched to the end at scope small,', design => {
  const bySlice = small.slices.map(slice => check(nfsModel(design, slice), properties));
  const verdicts = properties.map((_, i) => combine(bySlice.map(verdicts => verdicts[i] as Verdict)));

  test('is found to be what it is', () => {
    const found = verdicts.map(verdict => [
      verdict.property,
      'finding' in verdict ? verdict.finding.trace.length : verdict.kind,
    ]);
    expect(Object.fromEntries(found)).toEqual(expectedVerdicts[design.name]);
  });

  test('has no promise that was never put to the test', () => {
    for (const verdict of verdicts) {
      if (verdict.kind === 'holds') expect(verdict.witnessed, verdict.property).toBe(true);
    }
  });

  test('has only traces that are proven minimal', () => {
    for (const verdict of verdicts) {
      if ('finding' in verdict) expect(verdict.finding.minimal, verdict.property).toBe(true);
    }
  });
});
