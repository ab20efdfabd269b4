import { describe, expect, test } from 'vitest';
import { type Measured, measured, median } from '../../../bench/peers/measure.js';
import type { Expected, Job, Row } from '../../../bench/peers/row.js';

const expected: Expected = { kind: 'counts', states: 8 };
const quiet = (): void => {};

/** A tool whose program is a script: it is "compiled" by copying it, and says the states it was given. */
function row(tool: string, states: number, changes: Partial<Job & Row> = {}): Row {
  const { runs = 1, absent, ...job } = changes;
  return {
    section: 'cubes',
    tool,
    expected,
    runs,
    needs: [],
    ...(absent !== undefined && { absent }),
    job: () => ({
      files: { 'model.js': `process.stdout.write('${states} states')` },
      make: [[process.execPath, '-e', "require('fs').copyFileSync('model.js', 'made.js')"]],
      search: [process.execPath, 'made.js'],
      statuses: [0],
      read: output => ({ states: Number.parseInt(output, 10) }),
      ...job,
    }),
  };
}

describe('a row', () => {
  test('is made, then searched, and both are timed', () => {
    const [result] = measured([row('right', 8)], false, quiet);
    const [run] = result?.runs ?? [];
    expect(run?.found).toEqual({ states: 8 });
    expect(run?.make).toBeGreaterThan(0);
    expect(run?.whole).toBeCloseTo((run?.make ?? 0) + (run?.search ?? 0));
  });

  test('is measured round by round, so that all tools meet the same noise', () => {
    const order: string[] = [];
    measured([row('one', 8, { runs: 3 }), row('two', 8, { runs: 2 })], false, line => order.push(line));
    expect(order.map(line => line.replace(/:? [\d.]+ s$/, ''))).toEqual([
      'round 1, cubes: one',
      'round 1, cubes: two',
      'round 2, cubes: one',
      'round 2, cubes: two',
      'round 3, cubes: one',
    ]);
  });

  test('that is absent is not run', () => {
    const [result] = measured([row('absent', 9, { absent: 'not yet connected' })], false, quiet);
    expect(result?.runs).toEqual([]);
  });
});

describe('a bench fails', () => {
  test.each([
    ['on a wrong count', row('wrong', 9), 'cubes: wrong: 9 states, not 8 states'],
    ['on a program that is not made', row('broken', 8, { make: [['false']] }), 'false ended with 1'],
    ['on a search that fails', row('fails', 8, { search: ['false'] }), 'the search ended with 1'],
    ['on a program that is not there', row('nowhere', 8, { search: ['./nowhere'] }), 'ENOENT'],
  ])('%s', (_, wrong, said) => {
    expect(() => measured([wrong], false, quiet)).toThrow(said);
  });

  test('on a count that is wrong in a later round only', () => {
    const base = row('moody', 8, { runs: 2 });
    const moody = { ...base, job: (round: number) => row('moody', 8 + round).job(round) };
    expect(() => measured([moody], false, quiet)).toThrow('9 states, not 8 states');
  });
});

describe('the median', () => {
  const run = (whole: number): Measured => ({ search: whole, whole, found: {} });

  test('is the run in the middle by the time that a user waits, and the earlier of two', () => {
    expect(median([run(9), run(1), run(2)])?.whole).toBe(2);
    expect(median([run(9), run(1), run(2), run(3)])?.whole).toBe(2);
    expect(median([run(5)])?.whole).toBe(5);
  });

  test('of no runs is nothing', () => {
    expect(median([])).toBeUndefined();
  });
});
