import { describe, expect, test } from 'vitest';
import { combine } from '../../checker/combine.js';
import type { Verdict } from '../../checker/verdict.js';

const search = { states: 10, transitions: 20, depth: 5, complete: true };
const cut = { ...search, complete: false };
const step = { actor: 'A', action: 'act', args: {} };
const holds: Verdict = { kind: 'holds', property: 'p', search, witnessed: false };
const witnessed: Verdict = { ...holds, witnessed: true };
const unreachable: Verdict = { kind: 'unreachable', property: 'p', search };
const unknown: Verdict = { kind: 'unknown', property: 'p', search: cut, stoppedBy: 'states' };
const walked: Verdict = { kind: 'unknown', property: 'p', search: cut, stoppedBy: 'walks' };
const violated = (steps: number): Verdict => ({
  kind: 'violated',
  property: 'p',
  search,
  finding: { model: `m${steps}`, search, trace: Array.from({ length: steps }, () => step), minimal: true },
});

describe('one verdict from several models', () => {
  test('holds only where the property holds in all of them, and counts all that was searched', () => {
    expect(combine([holds, witnessed])).toMatchObject({
      kind: 'holds',
      witnessed: true,
      search: { states: 20 },
    });
    expect(combine([holds, unknown])).toMatchObject({ kind: 'unknown', search: { complete: false } });
    expect(combine([holds, violated(2)]).kind).toBe('violated');
  });

  test('has the shortest finding, which tells its own search', () => {
    const both = combine([violated(4), violated(2), unknown]);
    expect(both).toMatchObject({ finding: { model: 'm2', search }, search: { states: 30 } });
  });

  test('calls a finding minimal only if no other model can have a shorter one', () => {
    expect(combine([violated(4), holds])).toMatchObject({ finding: { minimal: true } });
    expect(combine([violated(4), unknown])).toMatchObject({ finding: { minimal: true } });
    expect(combine([violated(5), unknown])).toMatchObject({ finding: { minimal: false } });
    expect(combine([violated(4), walked])).toMatchObject({ finding: { minimal: false } });
    expect(combine([violated(4), { ...unknown, needsAllStates: true }])).toMatchObject({
      finding: { minimal: false },
    });
  });

  test('is unreachable only where it is so in all of them', () => {
    expect(combine([unreachable, unreachable]).kind).toBe('unreachable');
    expect(combine([unreachable, unknown]).kind).toBe('unknown');
  });

  test('adds up bytes, and the odds that a state was missed', () => {
    const worth = { ...search, bytes: 100, fingerprints: { bits: 64, odds: 0.25 } };
    const one: Verdict = { ...holds, search: worth };
    expect(combine([one, one]).search).toMatchObject({ bytes: 200, fingerprints: { bits: 64, odds: 0.5 } });
    expect(combine([holds, one]).search).toMatchObject({ fingerprints: { bits: 64, odds: 0.25 } });
    expect(Object.keys(combine([holds, holds]).search)).not.toContain('fingerprints');
  });

  test('needs at least one', () => {
    expect(() => combine([])).toThrow('no verdicts');
  });
});
