import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Model } from '../../../checker/model.js';
import { layOut } from '../../../checker/packing/layout.js';
import {
  array,
  bool,
  domain,
  index,
  indexOrNone,
  numbered,
  rangeOf,
  type StructSchema,
  struct,
} from '../../../checker/schema.js';
import { permutationsOf, permuting } from '../../../checker/symmetry/permutation.js';
import { createCanonicalizer } from '../../../checker/symmetry/symmetry.js';
import { increment } from '../../examples/increment.js';
import { incrementWithLock } from '../../examples/increment-with-lock.js';
import { namespacePinning } from '../../examples/namespace-pinning.js';
import { transactionCommit } from '../../examples/transaction-commit.js';
import { twoPhaseCommit } from '../../examples/two-phase-commit.js';
import { orbitsOf } from '../orbits.js';
import { packed } from '../packed.js';
import { largeStates, permutationFrom, smallStates } from '../random-alike.js';
import { placesOf } from '../random-schema.js';

/** The words, as text, that a state given as codes comes to. */
function canonicalizing(schema: StructSchema): (codes: readonly number[]) => string {
  const layout = layOut(schema);
  const canonicalize = createCanonicalizer(schema, layout);
  return codes => {
    const words = packed(layout, codes);
    canonicalize?.(words, 0);
    return words.join();
  };
}

describe('the canonical form of a state', () => {
  test.prop([smallStates], { numRuns: 400 })(
    'is what every permutation of it comes to, and is one of them',
    ({ schema, codes }) => {
      const layout = layOut(schema);
      const permute = permuting(schema);
      const orbit = [...permutationsOf(schema)].map(by => permute(codes, by));
      const forms = new Set(orbit.map(canonicalizing(schema)));
      expect(forms.size).toBe(1);
      expect(orbit.map(state => packed(layout, state).join())).toContain([...forms][0]);
    },
  );

  const permutations = fc.array(fc.array(fc.nat(999), { minLength: 1, maxLength: 20 }), {
    minLength: 1,
    maxLength: 5,
  });

  test.prop([largeStates, permutations], { numRuns: 150 })(
    'is what any permutation of it comes to, of however many members',
    ({ schema, codes }, all) => {
      const canonical = canonicalizing(schema);
      const permute = permuting(schema);
      const form = canonical(codes);
      for (const numbers of all) {
        expect(canonical(permute(codes, permutationFrom(schema, numbers)))).toBe(form);
      }
    },
  );

  test.prop([fc.oneof(smallStates, largeStates)], { numRuns: 100 })(
    'is its own canonical form, wherever it lies, and nothing beside it is touched',
    ({ schema, codes }) => {
      const layout = layOut(schema);
      const canonicalize = createCanonicalizer(schema, layout);
      const once = packed(layout, codes);
      canonicalize?.(once, 0);
      const words = Int32Array.of(7, ...once, 7);
      canonicalize?.(words, 1);
      expect([...words]).toEqual([7, ...once, 7]);
    },
  );
});

describe('a schema', () => {
  const two = ['x', 'y'];

  test('with nothing alike has no canonical forms', () => {
    const schemas = [
      struct({ a: array(domain('d', two), struct({ on: bool })) }),
      struct({ a: array(domain('d', two, { alikeFrom: 1 }), struct({ on: bool })) }),
      struct({ on: bool }),
    ];
    for (const schema of schemas) expect(createCanonicalizer(schema, layOut(schema))).toBeUndefined();
  });

  test.each([
    ['other members', domain('d', ['x', 'y', 'z'], { alikeFrom: 0 })],
    ['another alikeFrom', domain('d', two, { alikeFrom: 1 })],
    ['no alikeFrom', domain('d', two)],
  ])('whose domain is declared again with %s is refused', (_, again) => {
    const alike = domain('d', two, { alikeFrom: 0 });
    for (const [one, other] of [
      [alike, again],
      [again, alike],
    ] as const) {
      const schema = struct({ a: array(one, struct({ on: bool })), at: index(other) });
      expect(() => createCanonicalizer(schema, layOut(schema))).toThrow('domain d is declared twice');
    }
  });

  test.each([-1, 0.5])('whose domain has members alike from %f on is refused', alikeFrom => {
    const schema = struct({ at: index(domain('d', two, { alikeFrom })) });
    expect(() => createCanonicalizer(schema, layOut(schema))).toThrow(RangeError);
  });
});

/** The number of canonical forms of all states of a schema, each of which is a number in a mixed radix. */
function countForms(schema: StructSchema): number {
  const ranges = placesOf(schema).map(({ schema: scalar }) => rangeOf(scalar));
  const canonical = canonicalizing(schema);
  const forms = new Set<string>();
  const codes = ranges.map(({ min }) => min);
  for (let at = 0; at < codes.length; ) {
    forms.add(canonical(codes));
    for (at = 0; at < codes.length; at++) {
      codes[at] = (codes[at] as number) + 1;
      if ((codes[at] as number) <= (ranges[at]?.max ?? 0)) break;
      codes[at] = ranges[at]?.min ?? 0;
    }
  }
  return forms.size;
}

const alike = (size: number, name = 'd') => domain(name, numbered(name, size), { alikeFrom: 0 });

describe('there are as many canonical forms as structures without names', () => {
  test.each([
    [1, 1],
    [2, 3],
    [3, 7],
    [4, 19],
    [5, 47],
    [6, 130],
  ])('functions on %i points: %i (OEIS A001372)', (size, count) => {
    const points = alike(size);
    expect(countForms(struct({ point: array(points, struct({ next: index(points) })) }))).toBe(count);
  });

  test.each([
    [2, 6],
    [3, 16],
    [4, 45],
    [5, 121],
  ])('partial functions on %i points: %i (OEIS A126285)', (size, count) => {
    const points = alike(size);
    expect(countForms(struct({ point: array(points, struct({ next: indexOrNone(points) })) }))).toBe(count);
  });

  test.each([
    [2, 10],
    [3, 104],
    [4, 3044],
  ])('relations on %i points: %i (OEIS A000595)', (size, count) => {
    const points = alike(size);
    const row = array(points, struct({ related: bool }));
    expect(countForms(struct({ point: array(points, struct({ to: row })) }))).toBe(count);
  });

  test.each([
    [2, 7],
    [3, 36],
    [4, 317],
  ])('matrices of %i rows and columns of bits: %i (OEIS A002724)', (size, count) => {
    const row = array(alike(size, 'column'), struct({ bit: bool }));
    expect(countForms(struct({ row: array(alike(size, 'row'), struct({ column: row })) }))).toBe(count);
  });
});

test('is found for members that only a search can put in order', () => {
  const points = alike(12);
  const schema = struct({ point: array(points, struct({ next: index(points) })) });
  const canonical = canonicalizing(schema);
  const permute = permuting(schema);
  const circles = (...lengths: number[]): number[] => {
    const next: number[] = [];
    for (const length of lengths) {
      const first = next.length;
      for (let i = 0; i < length; i++) next.push(first + ((i + 1) % length));
    }
    return next;
  };
  const all = [[12], [6, 6], [4, 4, 4], [3, 3, 3, 3], [2, 2, 2, 2, 2, 2], [5, 7], [2, 4, 6], [1, 11]].map(
    lengths => circles(...lengths),
  );
  expect(new Set(all.map(canonical)).size).toBe(all.length);
  for (const codes of all) {
    const by = permutationFrom(schema, [5, 3, 8, 1, 9, 2, 7]);
    expect(canonical(permute(codes, by))).toBe(canonical(codes));
  }
});

describe('a search over canonical states', () => {
  const count = <State, World>(model: Model<State, World>) => {
    const { states, transitions } = orbitsOf(model);
    return { states: states.length, transitions };
  };

  test.each([
    [3, 80],
    [4, 166],
    [5, 314],
    [6, 553],
    [7, 920],
  ])('of two-phase commit with %i managers meets %i states', (size, states) => {
    expect(count(twoPhaseCommit(size))).toMatchObject({ states });
  });

  test.each([
    [2, 8],
    [3, 22],
    [4, 63],
    [5, 184],
    [6, 539],
  ])('of increment with %i threads meets %i states', (size, states) => {
    expect(count(increment(size))).toMatchObject({ states });
  });

  test.each([1, 2, 3, 4, 5, 6])('of increment with a lock and %i threads meets 4 each and one', size => {
    expect(count(incrementWithLock(size))).toMatchObject({ states: 4 * size + 1 });
  });

  test.each([
    [2, 3_721, 34_368],
    [3, 46_917, 546_689],
  ])('of nspin(3,2,%i) meets %i states and takes %i steps', (mounts, states, transitions) => {
    expect(count(namespacePinning({ namespaces: 3, tasks: 2, mounts }))).toEqual({ states, transitions });
  });

  test.each([3, 4, 5])(
    'of transaction commit with %i managers meets as many states as there are kinds',
    n => {
      expect(count(transactionCommit(n))).toMatchObject({ states: kindsOfCommit(n) });
    },
  );
});

/**
 * The states of transaction commit up to the order of managers, counted apart: managers only work, prepare or
 * abort, in any numbers; or some have committed, and all others are prepared.
 */
function kindsOfCommit(size: number): number {
  const undecided = ((size + 1) * (size + 2)) / 2;
  return undecided + size;
}
