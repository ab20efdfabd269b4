import { describe, expect, it } from 'vitest';
import { replay } from '../../checker/traces/replay.js';
import { rfc2009 } from '../../designs/rfc-2009.js';
import { nfsModel } from '../../model/model.js';
import { initNet } from '../../model/scope.js';
import { scopes } from '../../model/scopes.js';
import type { View } from '../../model/state.js';
import type { NfsProperty } from '../../properties/nfs-property.js';
import { becauseLines, becauseOf } from '../../report/because.js';
import { doublePut } from './findings.js';

const model = nfsModel(rfc2009, scopes[0]);
const told = replay(model, doublePut);
const story = {
  model,
  steps: told.kind === 'unknown-step' ? [] : told.steps,
  states: told.kind === 'unknown-step' ? [] : told.states,
};

/** A property that explains itself by facts about the double put. */
const explainedBy = (...facts: { says: string; isTrue(state: View): boolean }[]): NfsProperty => ({
  kind: 'invariant',
  name: 'example',
  catalogue: 'P0',
  sentence: '',
  source: '',
  holds: () => false,
  explain: () => ({ facts, so: 'there it is' }),
});

const since = (isTrue: (state: View) => boolean): number =>
  becauseOf(story, explainedBy({ says: '', isTrue })).facts[0].sinceStep;

describe('the dates of facts', () => {
  it('has the whole story to look at', () => {
    expect(story.states).toHaveLength(doublePut.length + 1);
  });

  it('is 0 for what was true from the start', () => {
    expect(since(state => state.net[initNet].life === 'live')).toBe(0);
  });

  it('is the step that made it true', () => {
    expect(since(state => state.task[0].net === 1)).toBe(1);
    expect(since(state => state.net[1].life === 'queued')).toBe(6);
  });

  it('is the last such step where it was not true in between', () => {
    expect(since(state => state.xprt[0].program === 'none')).toBe(5);
  });

  it('is printed in words, with what follows from the facts', () => {
    const property = explainedBy(
      { says: 'init_net is live', isTrue: state => state.net[initNet].life === 'live' },
      { says: 'c1 is queued', isTrue: state => state.net[1].life === 'queued' },
    );
    expect(becauseLines(becauseOf(story, property))).toEqual([
      'Because:      init_net is live, from the start;',
      '              c1 is queued, at step 6;',
      '              there it is.',
    ]);
  });

  it('is nothing where the property has nothing to say', () => {
    expect(becauseLines({ facts: [], so: '' })).toEqual([]);
  });
});
