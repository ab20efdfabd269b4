import { describe, expect, it } from 'vitest';
import { doubtOf } from '../../../checker/graph/run.js';
import type { LeadsTo } from '../../../checker/property.js';
import { replay, stepsToFindingIn } from '../../../checker/traces/replay.js';
import { drawn, type Place } from '../drawn.js';

/*
 *   s --go--> a --go--> b      `finish` is possible at a and b, `rest` at a only; z is halted.
 *             | <-back- |
 *           finish    finish
 *             v         v
 *                done --on--> c --crash--> z
 */
const places = 's a b done c z';
const model = drawn({
  places,
  arrows: [
    ...['go: s > a', 'go: a > b', 'back: b > a', 'finish: a > done', 'finish: b > done'],
    ...['rest: a > c', 'on: done > c', 'crash: c > z'],
  ],
  halted: 'z',
});
const at = (name: string) => (state: Place) => places.split(' ')[state.at] === name;

const promise: LeadsTo<Place, undefined> = {
  kind: 'leads-to',
  name: 'p',
  sentence: 'Who is at a finishes.',
  from: at('a'),
  to: at('done'),
  fairness: [],
};

/** What is said against steps, of which the last `looped` are repeated for ever. */
function doubt(steps: readonly string[], looped: number, property: Partial<typeof promise> = {}) {
  const told = replay(
    model,
    steps.map(step => `x ${step}()`),
  );
  if (told.kind === 'unknown-step') throw new Error(told.text);
  const end = told.steps.length - looped;
  return doubtOf(
    model,
    { ...promise, ...property },
    {
      states: told.states.slice(0, end + 1),
      loop: told.steps.slice(end),
    },
  );
}

describe('a run that is said to break a promise', () => {
  it('does so by standing still after the promise is made', () => {
    expect(doubt(['go'], 0)).toBeUndefined();
  });

  it('does so by going round', () => {
    expect(doubt(['go', 'go', 'back'], 2, { fairness: ['go', 'back'] })).toBeUndefined();
  });

  it('is doubted where the promise is not made, or is kept after it was made', () => {
    expect(doubt([], 0)).toBe('the promise is kept, or not made');
    expect(doubt(['go', 'finish'], 0)).toBe('the promise is kept, or not made');
    expect(doubt(['go', 'finish', 'on'], 0)).toBe('the promise is kept, or not made');
  });

  it('does so where the promise is kept and then not for ever, if it is to stay', () => {
    expect(doubt(['go', 'finish'], 0, { stays: true })).toBe('the promise is kept, or not made');
    expect(doubt(['go', 'finish', 'on'], 0, { stays: true })).toBeUndefined();
  });

  it('is doubted where it does not return', () => {
    expect(doubt(['go', 'go'], 1)).toBe('the loop does not return to where it began');
  });

  it('is doubted where it ends in a state after which nothing means anything', () => {
    expect(doubt(['go', 'rest', 'crash'], 0)).toBe('the run is halted');
  });

  it('is doubted where it is not fair, and says to whom', () => {
    const unfair = 'it is not fair to finish, which can be taken and never is';
    expect(doubt(['go', 'go', 'back'], 2, { fairness: ['finish'] })).toBe(unfair);
    expect(doubt(['go', 'go', 'back'], 2, { fairness: ['rest'] })).toBeUndefined();
    expect(doubt(['go'], 0, { fairness: ['rest'] })).toMatch('rest');
  });

  it('shows what it is said to show only if all of it can be taken', () => {
    const told = replay(model, ['x go()', 'x go()', 'x rest()']);
    if (told.kind !== 'blocked') throw new Error(told.kind);
    expect(stepsToFindingIn(model, promise, told, 0)).toBeUndefined();
  });
});
