import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../checker/verdict.js';
import { exitCodeOf } from '../../cli/exit-code.js';

const search = { states: 1, transitions: 1, depth: 1, complete: true };
const finding = { model: 'd@s', search, trace: [], minimal: true };
const holds: Verdict = { kind: 'holds', property: 'p', search, witnessed: true };
const reached: Verdict = { kind: 'reached', property: 'p', search, finding };
const violated: Verdict = { kind: 'violated', property: 'p', search, finding };
const unreachable: Verdict = { kind: 'unreachable', property: 'p', search };
const unknown: Verdict = { kind: 'unknown', property: 'p', search, stoppedBy: 'time' };

describe('the exit status of a check', () => {
  it.each<[number, readonly Verdict[]]>([
    [0, []],
    [0, [holds, reached]],
    [1, [holds, violated]],
    [1, [reached, unreachable]],
    [1, [unknown, violated, unknown]],
    [1, [unknown, unreachable]],
    [3, [holds, unknown, reached]],
  ])('is %i for these verdicts', (status, verdicts) => {
    expect(exitCodeOf(verdicts)).toBe(status);
  });

  it.each<[readonly Verdict[]]>([[[]], [[holds]], [[unknown]], [[violated]]])(
    'is 1 whatever the verdicts, where something is not as expected',
    verdicts => {
      expect(exitCodeOf(verdicts, ['it is never taken'])).toBe(1);
    },
  );
});
