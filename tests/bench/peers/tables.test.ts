import { describe, expect, test } from 'vitest';
import { goalsOf } from '../../../bench/peers/goals.js';
import type { Measured, Result } from '../../../bench/peers/measure.js';
import type { Expected, Row } from '../../../bench/peers/row.js';
import { rowsFor } from '../../../bench/peers/rows.js';
import { tablesOf } from '../../../bench/peers/tables.js';

const job: Row['job'] = () => {
  throw new Error('not to be run again');
};
const exact: Expected = { kind: 'counts', states: 21_904, transitions: 203_352 };

const result = (row: Partial<Row>, ...runs: Measured[]): Result => ({
  row: { section: 'nspin(3,2,2)', tool: 'nspin, 1', expected: exact, runs: 1, needs: [], job, ...row },
  runs,
});
const run = (whole: number, found: Measured['found'] = {}): Measured => ({ search: whole, whole, found });

describe('a table', () => {
  const text = tablesOf(
    [
      result({}, run(0.5)),
      result({ tool: 'Spin, depth first, 1' }, { ...run(1), make: 2, search: 1, whole: 3, peakMiB: 12.4 }),
      result({ tool: 'nspin, 2', absent: 'not yet connected' }),
      result(
        {
          tool: 'Rumur, heuristic symmetry, 1',
          expected: { kind: 'bounds', statesMin: 3_721, statesMax: 21_904, because: 'it guesses' },
        },
        run(1, { states: 3_955 }),
      ),
    ],
    [],
  );

  test('is headed by what there was to be found', () => {
    expect(text).toMatch(/^nspin\(3,2,2\): 21,904 states, 203,352 transitions$/m);
  });

  test('has what was made and searched, apart and together, and how often the first row fits into it', () => {
    expect(text).toMatch(/^nspin, 1 +- +0\.50 +0\.50 +1 +-$/m);
    expect(text).toMatch(/^Spin, depth first, 1 +2\.00 +1\.00 +3\.00 +6 +12$/m);
  });

  test('says who found something else', () => {
    expect(text).toContain('Rumur, heuristic symmetry, 1: 3,955 states, since it guesses');
  });

  test('says who is absent, and why', () => {
    expect(text).toContain('absent: nspin, 2: not yet connected');
    expect(text).not.toMatch(/^nspin, 2 /m);
  });
});

test('a random search says with how many seeds it came to a shortest counterexample', () => {
  const expected: Expected = { kind: 'steps', stepsMin: 4 };
  const steps = [4, 5, 4].map(found => run(1, { steps: found }));
  expect(tablesOf([result({ tool: 'fast-check', expected }, ...steps)], [])).toContain(
    'a shortest counterexample with 2 of 3 seeds',
  );
});

test('no table is wider than 75 columns, whatever rows there are and however long they take', () => {
  const rows = rowsFor({ isQuick: false, hasSlow: true, runs: 3, jar: undefined });
  const long: Measured = {
    make: 12.34,
    search: 1234.56,
    whole: 1246.9,
    peakMiB: 12_345,
    found: { states: 12_000_000 },
  };
  const results = rows.map(row => ({ row, runs: row.absent === undefined ? [long] : [] }));
  const text = tablesOf(results, goalsOf(results));
  for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(75);
});
