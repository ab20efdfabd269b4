import { describe, expect, it } from 'vitest';
import { check } from '../../../checker/check.js';
import type { Recoverable } from '../../../checker/property.js';
import { replay, stepsToFinding } from '../../../checker/traces/replay.js';
import { formatStep } from '../../../checker/traces/trace.js';
import { drawn, type Place } from '../drawn.js';

/*
 *   a --> b --> c --> d --> e --> f      From d on there is no way back to a.
 *   ^           |
 *   +-----------+
 */
const model = drawn({
  places: 'a b c d e f',
  arrows: ['go: a > b', 'go: b > c', 'back: c > a', 'slip: c > d', 'go: d > e', 'go: e > f'],
});
const home: Recoverable<Place, undefined> = {
  kind: 'recoverable',
  name: 'home',
  sentence: 'One can go home.',
  good: ({ at }) => at === 0,
};

/** The steps after which a trace is in the trap. */
function trapped(steps: readonly string[]): number | undefined {
  const told = replay(
    model,
    steps.map(step => `x ${step}()`),
  );
  if (told.kind !== 'replayed') throw new Error(told.kind);
  return stepsToFinding(model, home, told.states);
}

describe('a trace into a trap', () => {
  it('shows it at the step that enters it, however far it goes on', () => {
    const entry = ['go', 'go', 'slip'];
    expect(trapped(entry)).toBe(3);
    expect(trapped([...entry, 'go'])).toBe(3);
    expect(trapped([...entry, 'go', 'go'])).toBe(3);
    expect(trapped(['go', 'go', 'back', ...entry, 'go'])).toBe(6);
  });

  it('shows nothing where a good state can still be reached', () => {
    expect(trapped([])).toBeUndefined();
    expect(trapped(['go', 'go'])).toBeUndefined();
    expect(trapped(['go', 'go', 'back'])).toBeUndefined();
  });

  it('shows nothing where all that can be reached beyond is halted', () => {
    const halting = { ...model, isHalted: ({ at }: Place) => at === 5 };
    expect(check(halting, [home])).toMatchObject([{ kind: 'holds' }]);
    const told = replay(halting, ['x go()', 'x go()', 'x slip()']);
    expect(told.kind === 'replayed' && stepsToFinding(halting, home, told.states)).toBeUndefined();
  });

  it.each([0, 1, 2, 3, 4, 5])('agrees with what the graph says, if place %i is good', good => {
    const property = { ...home, good: ({ at }: Place) => at === good };
    const [verdict] = check(model, [property]);
    if (verdict === undefined || !('finding' in verdict)) return;
    const told = replay(model, verdict.finding.trace.map(formatStep));
    expect(told.kind === 'replayed' && stepsToFinding(model, property, told.states)).toBe(
      verdict.finding.trace.length,
    );
  });
});
