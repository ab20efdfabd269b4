import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { leadingOut, reversed } from '../../../checker/graph/backward.js';
import { componentsOf } from '../../../checker/graph/components.js';
import type { Rows } from '../../../checker/graph/part.js';

/** Rows of a few states; an end of -1 leads out. */
const someRows: fc.Arbitrary<Rows> = fc
  .integer({ min: 1, max: 9 })
  .chain(count =>
    fc.array(fc.array(fc.integer({ min: -1, max: count - 1 }), { maxLength: 4 }), {
      minLength: count,
      maxLength: count,
    }),
  )
  .map(rowsOf);

function rowsOf(rows: readonly (readonly number[])[]): Rows {
  const offsets = [0];
  for (const row of rows) offsets.push((offsets.at(-1) ?? 0) + row.length);
  return { offsets: Int32Array.from(offsets), ends: Int32Array.from(rows.flat()) };
}

const statesOf = ({ offsets }: Rows): number[] =>
  Array.from({ length: offsets.length - 1 }, (_, state) => state);
const rowOf = ({ offsets, ends }: Rows, state: number): number[] => [
  ...ends.subarray(offsets[state], offsets[state + 1]),
];

/** Whether one state leads to another, found by walking on for as long as anything new turns up. */
function reaches(rows: Rows, from: number, to: number): boolean {
  const seen = new Set([from]);
  for (const state of seen) {
    if (state !== -1) for (const end of rowOf(rows, state)) seen.add(end);
  }
  return seen.has(to);
}

/** A line of so many states, each leading to the next, the last one out or back to the first. */
const line = (count: number, last: number): Rows => ({
  offsets: Int32Array.from({ length: count + 1 }, (_, state) => state),
  ends: Int32Array.from({ length: count }, (_, state) => (state === count - 1 ? last : state + 1)),
});

describe('components', () => {
  test.prop([someRows])('are the states that lead to each other', rows => {
    const { of, count, members } = componentsOf(rows);
    for (const one of statesOf(rows)) {
      for (const other of statesOf(rows))
        expect(of[one] === of[other]).toBe(reaches(rows, one, other) && reaches(rows, other, one));
    }
    expect(new Set(of)).toEqual(new Set(Array.from({ length: count }, (_, component) => component)));
    expect([...members].sort((a, b) => a - b)).toEqual(statesOf(rows));
    expect([...members].map(state => of[state])).toEqual([...of].sort((a, b) => a - b));
  });

  it('are found on a path of a million states, which would overflow a stack', () => {
    const count = 1_000_000;
    expect(componentsOf(line(count, -1)).count).toBe(count);
    expect(componentsOf(line(count, 0)).count).toBe(1);
  });
});

describe('rows reversed', () => {
  test.prop([someRows])('have each state before those it leads to, in ascending order', rows => {
    const back = reversed(rows);
    for (const state of statesOf(rows)) {
      const before = statesOf(rows).flatMap(from =>
        rowOf(rows, from).flatMap(end => (end === state ? [from] : [])),
      );
      expect(rowOf(back, state)).toEqual(before);
    }
  });

  test.prop([someRows])('tell from where there is a way out', rows => {
    const leads = leadingOut(rows, reversed(rows));
    for (const state of statesOf(rows)) expect(leads[state] === 1).toBe(reaches(rows, state, -1));
  });
});
