import { describe, expect, it } from 'vitest';
import { verdictRecord } from '../../report/verdict-record.js';
import { findings } from './findings.js';

const [{ model, property, verdict }] = findings;
const record = verdictRecord(verdict, property, () => model);

describe('a verdict as JSON', () => {
  it('has the fields that were promised, with the trace as data', () => {
    expect(record).toMatchObject({
      property: property.name,
      kind: 'violated',
      complete: verdict.search.complete,
      states: verdict.search.states,
      transitions: verdict.search.transitions,
      depth: verdict.search.depth,
      steps: verdict.finding.trace.length,
      minimal: true,
      trace: verdict.finding.trace,
      slice: model.world.scope.name,
    });
  });

  it('says why, each fact with its step', () => {
    expect(record.because?.facts.length).toBeGreaterThan(0);
    for (const fact of record.because?.facts ?? []) {
      expect(fact.sinceStep).toBeLessThanOrEqual(verdict.finding.trace.length);
      expect(fact.says).not.toBe('');
    }
  });

  it('has the bytes of its states, and what fingerprints are worth', () => {
    const fingerprints = { bits: 64, odds: 0.5 };
    const search = { ...verdict.search, states: 3, bytes: 100, fingerprints };
    expect(verdictRecord({ ...verdict, search }, property, () => model)).toMatchObject({
      bytes: 100,
      bytesPerState: 34,
      fingerprints,
    });
    expect(Object.keys(record)).not.toContain('fingerprints');
  });

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
  });

  it('says which limit stopped it, and has no trace then', () => {
    const { search } = verdict;
    const unknown = verdictRecord(
      { kind: 'unknown', property: property.name, search, stoppedBy: 'time' },
      property,
      () => model,
    );
    expect(unknown).toMatchObject({ kind: 'unknown', stoppedBy: 'time' });
    expect(Object.keys(unknown)).not.toContain('trace');
    expect(Object.keys(unknown)).not.toContain('steps');
  });

  it('says that a property which nothing put to the test holds vacuously', () => {
    const { search } = verdict;
    const holds = (witnessed: boolean | undefined) =>
      verdictRecord({ kind: 'holds', property: property.name, search, witnessed }, property, () => model);
    expect(holds(false).vacuous).toBe(true);
    expect(holds(true).vacuous).toBe(false);
    expect(Object.keys(holds(undefined))).not.toContain('vacuous');
  });
});
