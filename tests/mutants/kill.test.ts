import { describe, expect, test } from 'vitest';
import { isDecisive, killsOf } from '../../mutants/kill.js';
import { observed } from './observed.js';

type Part = Parameters<typeof observed>[0];
const kills = (part: Part, before: Part = {}) =>
  killsOf(observed(part), observed(before)).map(({ kind, by, says }) => `${kind} ${by}: ${says}`);

describe('a mutant is killed', () => {
  test('by nothing where all is as it was', () => {
    expect(kills({})).toEqual([]);
  });

  test('by a promise that is broken, or is no longer', () => {
    expect(kills({ verdicts: { 'a-promise': 1, 'a-scenario': 9 } })).toEqual([
      'property a-promise: violated in 1 step',
    ]);
    expect(kills({}, { verdicts: { 'a-promise': 7, 'a-scenario': 9 } })).toEqual([
      'property a-promise: holds',
    ]);
  });

  test('by a scenario that cannot be reached any more, or can be', () => {
    expect(kills({ verdicts: { 'a-promise': 'holds', 'a-scenario': 'unreachable' } })).toEqual([
      'property a-scenario: unreachable',
    ]);
    expect(kills({}, { verdicts: { 'a-promise': 'holds', 'a-scenario': 'unreachable' } })).toEqual([
      'property a-scenario: reached in 9 steps',
    ]);
  });

  test('by coverage where nothing puts a promise to the test any more', () => {
    expect(kills({ verdicts: { 'a-promise': 'holds vacuously', 'a-scenario': 9 } })).toEqual([
      'coverage a-promise: holds vacuously',
    ]);
  });

  test('by an error that the search throws', () => {
    expect(kills({ thrown: 'RangeError: a model wrote -1', isComplete: false })).toEqual([
      'error error: RangeError: a model wrote -1',
    ]);
  });

  test('by coverage where an action is never taken any more, if all was searched, or is at last', () => {
    expect(kills({ taken: ['clone'] })).toEqual(['coverage open: never taken']);
    expect(kills({ taken: ['clone'], isComplete: false })).toEqual([]);
    expect(kills({ taken: ['clone', 'open', 'close'], isComplete: false })).toEqual([
      'coverage close: taken, and was not',
    ]);
  });

  test('by the length of a trace, if all was searched', () => {
    const longer = { verdicts: { 'a-promise': 'holds', 'a-scenario': 11 } } as const;
    expect(kills(longer)).toEqual(['length a-scenario: in 11 steps, not 9']);
    expect(kills({ ...longer, isComplete: false })).toEqual([]);
  });

  test('by no limit', () => {
    expect(
      kills({ verdicts: { 'a-promise': 'unknown', 'a-scenario': 'unknown' }, isComplete: false }),
    ).toEqual([]);
  });
});

test('only a property, or an error, spares a mutant the other looks', () => {
  const all = killsOf(
    observed({ verdicts: { 'a-promise': 3, 'a-scenario': 8 }, taken: ['open'], thrown: 'Error: x' }),
    observed(),
  );
  expect(all.map(kill => [kill.kind, isDecisive(kill)])).toEqual([
    ['property', true],
    ['length', false],
    ['error', true],
    ['coverage', false],
  ]);
});
