import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type Exercise, idleAmong, type Reason, reasonFor } from '../../../checker/coverage/reason.js';

interface World {
  readonly doors: number;
}
const reasons: readonly Reason<World>[] = [
  { name: 'knock', because: 'there are no doors', applies: ({ doors }) => doors === 0 },
  { name: 'knock', because: 'nobody knocks at that many doors', applies: ({ doors }) => doors > 9 },
  { name: 'ring', because: 'there are no doors', applies: ({ doors }) => doors === 0 },
];
const exercise = (doors: number, ...exercised: string[]): Exercise<World> => ({
  model: `house@${doors}`,
  world: { doors },
  exercised: new Set(exercised),
});

describe('what no search exercised', () => {
  test('is explained by a reason that applies', () => {
    expect(idleAmong(['knock', 'ring'], [exercise(0)], reasons)).toEqual([
      { kind: 'explained', name: 'knock', because: ['there are no doors'] },
      { kind: 'explained', name: 'ring', because: ['there are no doors'] },
    ]);
  });

  test('needs a reason in each world, which may be another', () => {
    expect(idleAmong(['knock'], [exercise(0), exercise(10), exercise(0)], reasons)).toEqual([
      {
        kind: 'explained',
        name: 'knock',
        because: ['there are no doors', 'nobody knocks at that many doors'],
      },
    ]);
    expect(idleAmong(['knock'], [exercise(0), exercise(1)], reasons)).toEqual([
      { kind: 'unexplained', name: 'knock' },
    ]);
  });

  test('is unexplained where nothing was searched at all', () => {
    expect(idleAmong(['knock'], [], reasons)).toEqual([{ kind: 'unexplained', name: 'knock' }]);
  });
});

describe('what some search exercised', () => {
  test('is nothing to speak of, whatever the others did', () => {
    expect(idleAmong(['knock', 'ring'], [exercise(0), exercise(1, 'knock', 'ring')], reasons)).toEqual([]);
  });

  test('contradicts a reason that applies there', () => {
    expect(idleAmong(['knock'], [exercise(1, 'knock'), exercise(10, 'knock')], reasons)).toEqual([
      { kind: 'contradicted', name: 'knock', model: 'house@10', because: 'nobody knocks at that many doors' },
    ]);
  });
});

test.prop([fc.array(fc.tuple(fc.nat(12), fc.boolean()), { minLength: 1 })])(
  'a name is explained, unexplained or contradicted, or exercised against no reason',
  worlds => {
    const exercises = worlds.map(([doors, isTaken]) => exercise(doors, ...(isTaken ? ['knock'] : [])));
    const kinds = idleAmong(['knock'], exercises, reasons).map(({ kind }) => kind);
    const applies = (doors: number): boolean => reasonFor('knock', { doors }, reasons) !== undefined;
    const wrong = worlds.filter(([doors, isTaken]) => isTaken && applies(doors));
    expect(kinds).toEqual(
      worlds.some(([, isTaken]) => isTaken)
        ? wrong.map(() => 'contradicted')
        : [worlds.every(([doors]) => applies(doors)) ? 'explained' : 'unexplained'],
    );
  },
);
