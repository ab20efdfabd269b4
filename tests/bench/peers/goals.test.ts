import { describe, expect, test } from 'vitest';
import { type Goal, goalsOf, isMet } from '../../../bench/peers/goals.js';
import type { Result } from '../../../bench/peers/measure.js';
import { tablesOf } from '../../../bench/peers/tables.js';

interface Times {
  readonly make?: number;
  readonly search: number;
  readonly peakMiB?: number;
}

const result = (section: string, tool: string, { make = 0, ...times }: Times): Result => ({
  row: {
    section,
    tool,
    expected: { kind: 'status' },
    runs: 1,
    needs: [],
    job: () => {
      throw new Error('not to be run again');
    },
  },
  runs: [{ ...times, make, whole: make + times.search, found: {} }],
});

/** Spin takes twice as long as when the published times were measured: 117 s for 58.5 s. */
const large: readonly Result[] = [
  result('nspin(3,4,3)', 'nspin, 1', { search: 20, peakMiB: 400 }),
  result('nspin(3,4,3)', 'nspin, 2', { search: 16 }),
  result('nspin(3,4,3)', 'nspin, symmetry, 1', { search: 0.5 }),
  result('nspin(3,4,3)', 'Spin, depth first, 1', { make: 3, search: 117, peakMiB: 1000 }),
  result('nspin(3,4,3)', 'Spin, breadth first, 1', { make: 2, search: 60 }),
  result('nspin(3,4,3)', 'Rumur, heuristic symmetry, 1', { make: 1, search: 9 }),
  result('nspin(3,4,3)', 'Rumur, heuristic symmetry, 2', { make: 1, search: 4 }),
];

function judged(results: readonly Result[], text: string): Goal {
  const found = goalsOf(results).find(goal => goal.text.includes(text));
  if (found === undefined) throw new Error(`no goal called like ${text}`);
  return found;
}

describe('a goal is a ratio', () => {
  test.each([
    ['with compilation', 'faster than Spin, depth first', (3 + 117) / 20, true],
    ['that can be missed', 'than Spin, breadth first', (2 + 60) / 20, false],
    ['of one worker to two', 'with 2 workers than with 1', 20 / 16, false],
    ['of peak memory', 'less memory', 1000 / 400, false],
    ['with symmetry', 'symmetry: than Spin', 120 / 0.5, true],
    ["to the faster of a peer's rows", "Rumur's heuristic symmetry", 5 / 0.5, true],
    ['to a published time, at the speed of this run', 'than Stateright *', (2 * 112.6) / 20, true],
    ['to the C search, which may be four times as fast', 'C by hand', (2 * 3.7) / 20, true],
  ])('%s', (_, text, ratio, met) => {
    const goal = judged(large, text.replace(' *', ''));
    expect(goal.ratio).toBeCloseTo(ratio);
    expect(isMet(goal)).toBe(met);
  });

  test('that is met just at its least value', () => {
    const even = [
      result('nspin(3,4,3)', 'nspin, 1', { search: 10 }),
      result('nspin(3,4,3)', 'Spin, depth first, 1', { search: 30 }),
    ];
    expect(isMet(judged(even, 'faster than Spin, depth first'))).toBe(true);
  });
});

describe('TLC', () => {
  const rows = [
    result('nspin(3,2,3)', 'nspin, 1', { search: 1 }),
    result('nspin(3,2,3)', 'Spin, depth first, 1', { search: 3.8 }),
  ];

  test('is compared as published, where it is not on the machine', () => {
    expect(judged(rows, 'than TLC')).toMatchObject({ ratio: 51, isPublished: true });
  });

  test('is compared as measured, where it is', () => {
    const measured = [...rows, result('nspin(3,2,3)', 'TLC, 1', { search: 40 })];
    expect(judged(measured, 'than TLC')).toMatchObject({ ratio: 40, isPublished: false });
  });
});

describe('a command', () => {
  test('is compared with the faster way to have Spin compiled and run', () => {
    const rows = [
      result('whole commands', 'Spin on nspin(3,2,2)', { make: 2, search: 0.1 }),
      result('whole commands', 'Spin, gcc -O0, on nspin(3,2,2)', { make: 0.7, search: 0.2 }),
      result('whole commands', 'nspin check rfc-2009', { search: 0.6 }),
    ];
    expect(judged(rows, 'nspin check rfc-2009').ratio).toBeCloseTo(1.5);
  });
});

describe('a goal of which something was not measured', () => {
  test('is not met, and says so', () => {
    const goal = judged([], 'than Spin, breadth first');
    expect(goal.ratio).toBeUndefined();
    expect(isMet(goal)).toBe(false);
    expect(tablesOf([], goalsOf([]))).toMatch(/than Spin, breadth first .* not measured$/m);
  });
});

describe('the table of the goals', () => {
  const text = tablesOf([], goalsOf(large));

  test('says of each whether it is met', () => {
    expect(text).toMatch(/faster than Spin, depth first +>= 3 +6 +met$/m);
    expect(text).toMatch(/than Spin, breadth first +>= 4 +3\.1 +not met$/m);
  });

  test('marks what is published', () => {
    expect(text).toMatch(/than Stateright \*/);
    expect(text).toMatch(/^\* published, other run/m);
  });

  test('counts', () => {
    expect(text).toContain(`6 of ${goalsOf(large).length} goals met`);
  });
});
