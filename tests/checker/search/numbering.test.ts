import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { cell, controlOf, own } from '../../../checker/search/control.js';
import type { Hand } from '../../../checker/search/hand.js';
import { createNumbering } from '../../../checker/search/numbering.js';
import type { Orders } from '../../../checker/search/orders.js';
import { createSpace } from '../../../checker/search/space.js';

/** What was renumbered: states from the one number to before the other, the first of them as `as`, by one thread or all. */
interface Piece {
  readonly by: 'one' | 'all';
  readonly from: number;
  readonly end: number;
  readonly as: number;
}

/** Two threads or more whose ranges are so full, and how the numbers are made to follow each other. */
function settled(parts: readonly number[]): { readonly pieces: Piece[]; readonly starts: number[] } {
  const space = createSpace(1);
  const control = controlOf(space);
  const pieces: Piece[] = [];
  const note = (by: Piece['by'], from: number, end: number, as: number): void => {
    if (from < end) pieces.push({ by, from, end, as });
  };
  const visited = {
    at: (number: number) => space.places.states + number,
    renumber: (from: number, end: number, as: number) => note('one', from, end, as),
  };
  const given = {
    threads: parts.length,
    share: (_: number, from: number, end: number, as = 0) => note('all', from, end, as),
  };
  const numbering = createNumbering(
    { visited } as unknown as Hand,
    control,
    space,
    given as unknown as Orders,
    { by: 'states', statesMax: Number.POSITIVE_INFINITY },
    1,
  );
  control.cells[cell.positions] = 2 ** 17;
  numbering.deal();
  const starts = parts.map((part, thread) => {
    const at = control.of(thread);
    const [from, end] = [control.cells[at + own.from] as number, control.cells[at + own.end] as number];
    control.cells[at + own.from] = from + Math.floor((end - from) * part);
    return from;
  });
  const ends = parts.map((_, thread) => control.cells[control.of(thread) + own.from] as number);
  numbering.settle();
  expect(numbering.count).toBe(ends.reduce((sum, end, i) => sum + end - (starts[i] as number), 0));
  return { pieces, starts };
}

const parts = fc.array(fc.oneof(fc.constantFrom(0, 1, 0.999), fc.double({ min: 0, max: 1, noNaN: true })), {
  minLength: 2,
  maxLength: 4,
});

describe('the numbers of states', () => {
  test.prop([parts])(
    'no state that several threads renumber gets a number that another one still has',
    full => {
      for (const { by, from, end, as } of settled(full).pieces) {
        if (by === 'all') expect(as + (end - from)).toBeLessThanOrEqual(from);
      }
    },
  );

  test.prop([parts])('each range is moved downwards as a whole, from its start on', full => {
    const { pieces, starts } = settled(full);
    for (const start of starts) {
      const own = pieces.filter(({ from, as }) => from - as !== 0 && rangeOf(starts, from) === start);
      own.reduce((next, { from, end }) => {
        expect(from).toBe(next);
        return end;
      }, start);
      expect(new Set(own.map(({ from, as }) => from - as)).size).toBeLessThanOrEqual(1);
    }
  });
});

const rangeOf = (starts: readonly number[], number: number): number | undefined =>
  starts.filter(start => start <= number).at(-1);
