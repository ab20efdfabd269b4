import { describe, expect, test } from 'vitest';
import { designs } from '../../designs/designs.js';
import { accountOf, listedAs } from '../../mutants/account.js';
import { mutantsOf } from '../../mutants/mutant.js';
import { operatorsFor } from '../../mutants/operators.js';
import { mutatedSources } from '../../mutants/sources.js';
import { survivors } from '../../mutants/survivors.js';

const all = mutantsOf(mutatedSources(), operatorsFor(designs)).map(listedAs);

describe('the list of survivors', () => {
  test('names only mutants that there are, each once', () => {
    expect(accountOf({ judged: [], known: [] }, survivors, all).complaints).toEqual([]);
  });

  test('is refused once the place that an entry is about is gone', () => {
    const [entry] = survivors;
    const [name = ''] = entry?.mutants ?? [];
    const without = all.filter(mutant => mutant !== name);
    expect(accountOf({ judged: [], known: [] }, survivors, without).complaints).toEqual([
      `No such mutant: ${name}`,
    ]);
  });

  test('gives each reason once, as a clause', () => {
    const reasons = survivors.map(({ reason }) => reason);
    expect(new Set(reasons).size).toBe(reasons.length);
    for (const reason of reasons) expect(reason).toMatch(/^[a-z`].{20,}[^.]$/s);
  });

  test('lists a minority of the mutants', () => {
    expect(survivors.flatMap(({ mutants }) => mutants).length).toBeLessThan(all.length / 3);
  });
});
