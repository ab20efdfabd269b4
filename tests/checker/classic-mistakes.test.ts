import { describe, expect, test } from 'vitest';
import { check } from '../../checker/check.js';
import type { Label } from '../../checker/model.js';
import type { LeadsTo } from '../../checker/property.js';
import { formatStep } from '../../checker/traces/trace.js';
import { type Drawing, drawn, type Place } from './drawn.js';

/** That a run from one place comes to another, which is called done. */
function leadsToDone(
  drawing: Drawing,
  from: string,
  options: Pick<LeadsTo<Place, undefined>, 'fairness' | 'stays'>,
) {
  const names = drawing.places.split(' ');
  const property: LeadsTo<Place, undefined> = {
    kind: 'leads-to',
    name: 'comes to done',
    sentence: 'Whoever starts comes to done.',
    from: ({ at }) => names[at] === from,
    to: ({ at }) => names[at] === 'done',
    ...options,
  };
  const [verdict] = check(drawn(drawing), [property]);
  if (verdict?.kind !== 'violated') return verdict?.kind;
  const { trace, loop } = verdict.finding;
  return { prefix: told(trace), loop: loop === undefined ? 'stops' : told(loop) };
}

const told = (labels: readonly Label[]): string[] => labels.map(label => formatStep(label).replace('()', ''));

describe('fairness is judged on the cycle', () => {
  /*
   *   a --go--> b       `finish` is possible at a only. A run that goes round is fair to it, because again and again
   *   | <-back-         it is not possible: to throw a away beforehand, since something fair is possible there, is wrong.
   *   finish
   *   v
   *   done
   */
  test('so that a state in which something fair is possible may well lie on one', () => {
    const drawing = { places: 'a b done', arrows: ['go: a > b', 'back: b > a', 'finish: a > done'] };
    const round = { prefix: [], loop: ['x go', 'x back'] };
    expect(leadsToDone(drawing, 'a', { fairness: ['finish'] })).toEqual(round);
    expect(leadsToDone(drawing, 'a', { fairness: ['finish', 'go', 'back'] })).toEqual(round);
  });

  /*
   *   s --finish--> a --go--> b      `finish` is taken once, before the cycle, and on it is always possible and never
   *                 | <-back- |      taken: the prefix says nothing about fairness.
   *               finish    finish
   *                 v         v
   *                    done
   */
  test('and what was taken before it does not count', () => {
    const arrows = ['finish: s > a', 'go: a > b', 'back: b > a', 'finish: a > done', 'finish: b > done'];
    const drawing = { places: 's a b done', arrows };
    expect(leadsToDone(drawing, 'a', { fairness: ['finish'] })).toBe('holds');
    expect(leadsToDone(drawing, 'a', { fairness: [] })).toEqual({ prefix: ['x finish'], loop: 'stops' });
  });

  /*
   *   a --f(x)--> b      f(x) and f(y) are two actions: that f(x) is taken is not fair to f(y), which would end it.
   *   | <--f(x)-- |
   *  f(y)        f(y)
   *   v           v
   *       done
   */
  test('and each instance of an action is fair by itself', () => {
    const arrows = ['f(x): a > b', 'f(x): b > a', 'f(y): a > done', 'f(y): b > done'];
    expect(leadsToDone({ places: 'a b done', arrows }, 'a', { fairness: ['f'] })).toBe('holds');
  });
});

describe('a run may stand still for ever', () => {
  /*   a --go--> done   */
  test('where nothing is fair, although it could go on', () => {
    const drawing = { places: 'a done', arrows: ['go: a > done'] };
    expect(leadsToDone(drawing, 'a', { fairness: [] })).toEqual({ prefix: [], loop: 'stops' });
    expect(leadsToDone(drawing, 'a', { fairness: ['go'] })).toBe('holds');
  });

  /*
   *   a --idle--> a      To take a step that changes nothing is to stand still: it is neither possible nor taken.
   *   |
   *   go
   *   v
   *  done
   */
  test('where the only fair step changes nothing', () => {
    const drawing = { places: 'a done', arrows: ['idle: a > a', 'go: a > done'] };
    expect(leadsToDone(drawing, 'a', { fairness: ['idle'] })).toEqual({ prefix: [], loop: 'stops' });
  });

  /*   a --go--> b, and nothing leads on   */
  test('where no step is left at all', () => {
    const drawing = { places: 'a b done', arrows: ['go: a > b'] };
    expect(leadsToDone(drawing, 'a', { fairness: ['go'] })).toEqual({ prefix: ['x go'], loop: 'stops' });
  });
});

describe('eventually always is more than eventually', () => {
  /*
   *   a --on--> done      Each visit to a is followed by done, and no run stays there.
   *   | <-off--
   */
  const drawing = { places: 'a done', arrows: ['on: a > done', 'off: done > a'] };

  test('so that a run which comes and goes breaks it', () => {
    const fairness = ['on', 'off'];
    expect(leadsToDone(drawing, 'a', { fairness })).toBe('holds');
    expect(leadsToDone(drawing, 'a', { fairness, stays: true })).toEqual({
      prefix: [],
      loop: ['x on', 'x off'],
    });
  });

  test('and holds where the run may not leave for ever', () => {
    const stuck = { places: 'a done', arrows: ['on: a > done'] };
    expect(leadsToDone(stuck, 'a', { fairness: ['on'], stays: true })).toBe('holds');
  });
});

describe('the loop of a lasso is a cycle', () => {
  /*
   *   a --f--> b --long--> c      All four places are one component, and done is far away. The nearest cycle has two
   *   | <-back-            |      steps; it is fair to f, which it takes.
   *   d <-------long-------
   *   (d --long--> a)
   */
  test('and not all of its component', () => {
    const arrows = ['f: a > b', 'back: b > a', 'long: b > c', 'long: c > d', 'long: d > a'];
    expect(leadsToDone({ places: 'a b c d done', arrows }, 'a', { fairness: ['f', 'back', 'long'] })).toEqual(
      { prefix: [], loop: ['x f', 'x back'] },
    );
  });

  /*
   *   a --f--> b      f and g are possible everywhere, so that a fair loop takes both.
   *   a --g--> c      b --f--> a   b --g--> c   c --f--> a   c --g--> b
   */
  test('that comes by all that fairness asks for', () => {
    const arrows = ['f: a > b', 'g: a > c', 'f: b > a', 'g: b > c', 'f: c > a', 'g: c > b'];
    const lasso = leadsToDone({ places: 'a b c done', arrows }, 'a', { fairness: ['f', 'g'] });
    expect(lasso).toEqual({ prefix: [], loop: ['x f', 'x g', 'x f'] });
  });
});
