import { describe, expect, test } from 'vitest';
import { searched } from '../../../bench/peers/engine.js';
import { withModelOf } from '../../../bench/peers/model-of.js';
import { countsOf, orbitsOf, stepsOf } from '../../../bench/peers/published.js';
import { nameOf, pinning, twoPhase } from '../../../bench/peers/subject.js';

const plain = { workers: 1, symmetry: false } as const;

describe('the published counts', () => {
  test.each([twoPhase(3), twoPhase(5), pinning(2, 1, 1), pinning(3, 2, 2)])(
    'are those of our own model: %o',
    async subject => {
      const found = await withModelOf(subject, (model, invariants) =>
        searched(model, invariants, plain, subject),
      );
      expect(found).toMatchObject(countsOf(subject));
    },
  );

  test('are known of the sizes that are measured', () => {
    expect(countsOf(pinning(3, 4, 3))).toEqual({ states: 12_967_168, transitions: 211_329_792 });
    expect(countsOf(pinning(3, 2, 3))).toEqual({ states: 810_448, transitions: 9_462_528 });
    expect(countsOf(twoPhase(7))).toEqual({ states: 296_448, transitions: 2_744_705 });
  });

  test('are smaller under symmetry', () => {
    expect(orbitsOf(pinning(3, 4, 3))).toEqual({ states: 162_682, transitions: 2_647_554 });
    expect([3, 4, 5, 6, 7].map(n => orbitsOf(twoPhase(n)).states)).toEqual([80, 166, 314, 553, 920]);
  });
});

test.each([1, 2, 3] as const)('our own model has its bug %i as many steps away as published', async bug => {
  const subject = pinning(3, 2, 2, bug);
  const found = await withModelOf(subject, (model, invariants) =>
    searched(model, invariants, plain, subject),
  );
  expect(found, nameOf(subject)).toEqual({ steps: stepsOf(subject) });
});

describe('what the engine offers', () => {
  const subject = pinning(3, 2, 2);

  test('with symmetry finds the orbits', async () => {
    const search = { workers: 1, symmetry: true } as const;
    const found = await withModelOf(subject, (model, invariants) =>
      searched(model, invariants, search, subject),
    );
    expect(found).toEqual(orbitsOf(subject));
  });

  test('with two workers finds what one finds', async () => {
    const search = { workers: 2, symmetry: false } as const;
    const found = await withModelOf(subject, (model, invariants) =>
      searched(model, invariants, search, subject),
    );
    expect(found).toEqual(countsOf(subject));
  });
});
