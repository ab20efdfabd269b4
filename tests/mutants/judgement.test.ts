import { describe, expect, test } from 'vitest';
import { type Judgement, judge } from '../../mutants/judgement.js';
import type { Look } from '../../mutants/look.js';
import type { Observation } from '../../mutants/observation.js';
import { observed } from './observed.js';

const look = (design: string): Look => ({ design, scope: 'tiny', extent: 'whole' });
const [one, two, three] = [look('one'), look('two'), look('three')];

/** Judges by looks that come to what is said, by design; those that nothing is said of cannot differ. */
async function judged(
  seen: { readonly [design: string]: Partial<Observation> },
  isExpected = false,
): Promise<{ looked: string[]; judgement: Judgement }> {
  const looked: string[] = [];
  const lookAt = async ({ design }: Look) => {
    looked.push(design);
    const part = seen[design];
    return part && { observed: observed(part), expected: observed() };
  };
  const judgement = await judge({ firstLooks: [one, two], laterLooks: [three] }, lookAt, isExpected);
  return { looked, judgement };
}

const broken = { verdicts: { 'a-promise': 3, 'a-scenario': 9 } } as const;
const longer = { verdicts: { 'a-promise': 'holds', 'a-scenario': 12 } } as const;
const idle = { taken: ['clone'] };

describe('a mutant', () => {
  test('that a property kills gets no more looks', async () => {
    const { looked, judgement } = await judged({ one: broken, two: {}, three: {} });
    expect(looked).toEqual(['one']);
    expect(judgement.kind).toBe('killed');
  });

  test('that survives all looks gets all of them', async () => {
    const { looked, judgement } = await judged({ one: {}, two: {}, three: {} });
    expect(looked).toEqual(['one', 'two', 'three']);
    expect(judgement).toMatchObject({ kind: 'survived', observations: [{}, {}, {}] });
  });

  test('that is known to survive gets the first looks', async () => {
    const { looked, judgement } = await judged({ one: {}, two: {} }, true);
    expect(looked).toEqual(['one', 'two']);
    expect(judgement).toMatchObject({ kind: 'survived', observations: [{}, {}] });
  });

  test('that only coverage kills may be killed by a property in a later one of the first looks', async () => {
    expect((await judged({ one: idle, two: {} })).looked).toEqual(['one', 'two']);
    const { judgement } = await judged({ one: idle, two: broken });
    expect(judgement).toMatchObject({ kind: 'killed', kills: [{ kind: 'property' }] });
  });

  test('that only a length kills gets the later looks as well, even where it is known to survive', async () => {
    const { looked, judgement } = await judged({ one: longer, two: {}, three: {} }, true);
    expect(looked).toEqual(['one', 'two', 'three']);
    expect(judgement).toMatchObject({ kind: 'killed', kills: [{ kind: 'length' }] });
  });

  test('survives without a look that could differ', async () => {
    expect((await judged({})).judgement).toEqual({ kind: 'survived', observations: [] });
  });
});
