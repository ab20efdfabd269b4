import { describe, expect, test } from 'vitest';
import { type Account, accountOf, isClean, listedAs } from '../../mutants/account.js';
import type { Judgement } from '../../mutants/judgement.js';
import type { Kill } from '../../mutants/kill.js';
import type { Place } from '../../mutants/place.js';
import { recordOfRun } from '../../mutants/record.js';
import type { Judged } from '../../mutants/run.js';
import { meritsOf, tallyOf } from '../../mutants/score.js';
import type { Survivors } from '../../mutants/survivors.js';
import { textOfRun } from '../../mutants/text.js';
import { observed } from './observed.js';

const place: Place = { file: 'model/net.ts', start: 20, end: 30, kind: 'statement' };
const judged = (name: string, judgement: Judgement): Judged => ({
  mutant: { name, operator: 'drop put', file: 'model/net.ts', line: 3, place, code: '' },
  judgement,
});
const dead = judged('model/net.ts f: drop a', {
  kind: 'killed',
  kills: [
    { kind: 'property', in: 'counted-and-keyed@tiny', by: 'a-promise', says: 'violated in 4 steps' },
    { kind: 'error', in: 'counted-and-keyed@tiny', by: 'error', says: 'RangeError' },
    { kind: 'coverage', in: 'counted-and-keyed@tiny', by: 'open', says: 'never taken' },
  ],
});
const alive = judged('model/net.ts f: drop b', { kind: 'survived', observations: [observed()] });
const lost = judged('model/net.ts f: drop c', { kind: 'lost', why: 'SIGKILL' });

const listed = (mutants: readonly Judged[], kind: Survivors['kind'] = 'equivalent'): Survivors[] => [
  { kind, reason: 'nobody reads it', mutants: mutants.map(({ mutant }) => listedAs(mutant)) },
];
const account = (of: readonly Judged[], survivors: readonly Survivors[]): Account =>
  accountOf(
    { judged: of, known: [observed()] },
    survivors,
    [dead, alive, lost].map(({ mutant }) => listedAs(mutant)),
  );

describe('a run', () => {
  test('passes where every mutant is killed, or is listed with a reason', () => {
    expect(isClean(account([dead], []))).toBe(true);
    expect(isClean(account([dead, alive], listed([alive])))).toBe(true);
  });

  test('fails where a mutant survives without a reason', () => {
    const failed = account([dead, alive], []);
    expect(isClean(failed)).toBe(false);
    expect(failed.unlisted).toEqual([alive]);
  });

  test('fails where a mutant could not be judged, listed or not', () => {
    expect(account([lost], []).unlisted).toEqual([lost]);
    expect(account([lost], listed([lost])).unlisted).toEqual([lost]);
  });

  test('fails where a listed mutant is killed by now', () => {
    expect(account([dead], listed([dead])).complaints).toEqual([
      'Listed as a survivor, but killed: drop put: model/net.ts f: drop a',
    ]);
  });

  test('fails where what is listed is no mutant, or is listed twice', () => {
    const other = judged('model/net.ts f: drop z', { kind: 'lost', why: '' });
    expect(account([], listed([other])).complaints).toEqual([
      'No such mutant: drop put: model/net.ts f: drop z',
    ]);
    expect(account([], listed([alive, alive])).complaints).toEqual([
      'Listed twice: drop put: model/net.ts f: drop b',
    ]);
  });

  test('fails where a mutant is called equivalent and its searches have other numbers', () => {
    const bigger = judged('model/net.ts f: drop b', {
      kind: 'survived',
      observations: [observed({ states: 101 })],
    });
    expect(account([bigger], listed([bigger])).complaints).toEqual([
      'Listed as equivalent, but of another size: drop put: model/net.ts f: drop b',
    ]);
    expect(isClean(account([bigger], listed([bigger], 'unread')))).toBe(true);
  });
});

describe('the score', () => {
  test('counts what became of the mutants', () => {
    expect(tallyOf(account([dead, alive, lost], listed([alive])))).toEqual({
      all: 3,
      killed: 1,
      onlyByCoverage: 0,
      onlyByLength: 0,
      listed: 1,
      unlisted: 1,
    });
  });

  test('counts apart what is killed only by coverage, or only by the length of a trace', () => {
    const by = (...kinds: readonly Kill['kind'][]) =>
      judged('model/net.ts f: drop a', {
        kind: 'killed',
        kills: kinds.map(kind => ({ kind, in: 'counted-and-keyed@tiny', by: 'open', says: 'never taken' })),
      });
    const tally = tallyOf(account([by('coverage', 'length'), by('length'), by('length', 'property')], []));
    expect(tally).toEqual({ all: 3, killed: 3, onlyByCoverage: 1, onlyByLength: 1, listed: 0, unlisted: 0 });
  });

  test('says what each property kills, and that one kills nothing', () => {
    expect(meritsOf(account([dead], []), ['a-promise', 'an-idle-promise'])).toEqual([
      { by: 'a-promise', kills: 1, alone: 0 },
      { by: 'error', kills: 1, alone: 0 },
      { by: 'an-idle-promise', kills: 0, alone: 0 },
    ]);
  });
});

test('the report says where each mutant is, who kills it, and why one survives', () => {
  const operators = [{ name: 'drop put', summary: 'a reference is not dropped', changes: () => [] }];
  const text = textOfRun(account([dead, alive, lost], listed([alive])), operators, [observed()], []);
  expect(text).toBe(`drop put: a reference is not dropped
  killed model/net.ts:3 f: drop a
      in counted-and-keyed@tiny by a-promise: violated in 4 steps; error: RangeError
  survives model/net.ts:3 f: drop b
      equivalent: nobody reads it
  LOST model/net.ts:3 f: drop c
      SIGKILL

operator  mutants  killed  by coverage  by length  listed  unlisted
drop put        3       1            0          0       1         1
all             3       1            0          0       1         1

killed by  mutants  alone
a-promise        1      0
error            1      0

3 mutants, 1 killed; 1 survivor listed with a reason, 1 without, 0 complaints about the list.
`);
});

test('an interrupted run says how many it has not judged, and does not pass', () => {
  const text = textOfRun(account([dead], []), [], [observed()], [], 2);
  expect(text).toMatch(/1 mutant, 1 killed; .*\nInterrupted: 2 mutants not judged\.\n$/);
  expect(recordOfRun(account([dead], []))).toMatchObject({ clean: true, left: 0 });
  expect(recordOfRun(account([dead], []), 2)).toMatchObject({ clean: false, left: 2 });
});
