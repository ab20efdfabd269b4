import fc from 'fast-check';
import {
  array,
  bool,
  type Domain,
  domain,
  index,
  indexOrNone,
  int,
  numbered,
  oneOf,
  rangeOf,
  type ScalarSchema,
  type Schema,
  type StructSchema,
  struct,
} from '../../checker/schema.js';
import { alikeDomainsOf, ownedScalars } from '../../checker/symmetry/alike.js';
import { type Permutation, permuting } from '../../checker/symmetry/permutation.js';
import { schemas } from './random-schema.js';

/** A schema with alike members, and a state of it as codes in slot order. */
export interface AlikeState {
  readonly schema: StructSchema;
  readonly codes: readonly number[];
}

/** For each size of a domain the position from which its members are alike; undefined: they are told apart. */
type AlikeFrom = (size: number) => number | undefined;

/** Any schema, with one domain for each size, so that what is pointed at is also what arrays are over. */
const anySchemas = (alikeFrom: fc.Arbitrary<AlikeFrom>): fc.Arbitrary<StructSchema> =>
  fc.tuple(schemas, alikeFrom).map(([schema, from]) => withDomains(schema, from) as StructSchema);

function withDomains(schema: Schema, from: AlikeFrom): Schema {
  switch (schema.kind) {
    case 'struct':
      return struct(
        Object.fromEntries(
          Object.entries(schema.fields).map(([name, field]) => [name, withDomains(field, from)]),
        ),
      );
    case 'array':
      return array(
        sized(schema.over.members.length, from),
        withDomains(schema.element, from) as StructSchema,
      );
    case 'index':
      return { ...schema, of: sized(schema.of.members.length, from) };
    default:
      return schema;
  }
}

function sized(size: number, from: AlikeFrom): Domain {
  const alikeFrom = from(size);
  return domain(`d${size}`, numbered('m', size), alikeFrom === undefined ? {} : { alikeFrom });
}

/** Members that point at one another in all ways, and say little else: the hardest to put in order. */
const tangles = (sizes: fc.Arbitrary<number>): fc.Arbitrary<StructSchema> =>
  fc
    .tuple(sizes, sizes, fc.nat(1), fc.nat(1), fc.array(fc.nat(11), { minLength: 2, maxLength: 4 }))
    .map(([sizeA, sizeB, fromA, fromB, chosen]) => {
      const a = domain('a', numbered('a', sizeA), { alikeFrom: fromA });
      const b = domain('b', numbered('b', sizeB), { alikeFrom: fromB });
      const pairs = struct({ on: bool });
      const ways: readonly Schema[] = [
        array(a, struct({ next: indexOrNone(a) })),
        array(a, struct({ next: index(a), other: indexOrNone(a) })),
        array(b, struct({ next: index(a), flag: bool })),
        array(a, struct({ row: array(b, pairs) })),
        array(a, struct({ row: array(a, pairs) })),
        array(b, struct({ row: array(b, struct({ to: indexOrNone(a) })) })),
        array(a, struct({ to: index(b), kind: oneOf('x', 'y', 'z') })),
        array(b, struct({ wide: int(0, 2 ** 30), flag: bool, narrow: int(-4, 3) })),
        indexOrNone(b),
        index(a),
        array(
          domain('told apart', ['p', 'q']),
          struct({ at: indexOrNone(a), in: array(b, struct({ x: index(b) })) }),
        ),
        array(b, struct({ flag: bool })),
      ];
      return struct(Object.fromEntries(chosen.map((way, i) => [`f${i}`, ways[way] as Schema])));
    });

const upToFour: fc.Arbitrary<AlikeFrom> = fc
  .tuple(fc.nat(2), fc.nat(3), fc.nat(4))
  .map(froms => size => (size >= 2 && size <= 4 ? froms[size - 2] : undefined));
const ofAnySize: fc.Arbitrary<AlikeFrom> = fc.nat(4).map(from => () => from);

/** States whose permutations are few enough to try them all. */
export const smallStates: fc.Arbitrary<AlikeState> = fc
  .oneof(anySchemas(upToFour), tangles(fc.constantFrom(2, 3, 4)))
  .filter(schema => isBetween(1, orders(schema), 600))
  .chain(statesOf);

/** States of which a permutation is as much as one can try. */
export const largeStates: fc.Arbitrary<AlikeState> = fc
  .oneof(anySchemas(ofAnySize), tangles(fc.integer({ min: 4, max: 9 })))
  .filter(schema => orders(schema) > 1 && ownedScalars(schema, new Map()).length < 1_000)
  .chain(statesOf);

const isBetween = (above: number, value: number, most: number): boolean => value > above && value <= most;

function orders(schema: StructSchema): number {
  let product = 1;
  for (const { size, from } of alikeDomainsOf(schema).values()) {
    for (let i = 2; i <= size - from; i++) product *= i;
  }
  return product;
}

/** A permutation for each list of numbers that sort by. */
export const permutationFrom = (schema: StructSchema, numbers: readonly number[]): Permutation =>
  new Map(
    [...alikeDomainsOf(schema).values()].map(({ name, from, size }, d) => {
      const weight = (member: number): number =>
        Math.imul(numbers[(member + d) % numbers.length] as number, member + 7);
      const alike = Array.from({ length: size - from }, (_, i) => from + i).sort(
        (a, b) => weight(a) - weight(b),
      );
      return [name, [...Array.from({ length: from }, (_, i) => i), ...alike]];
    }),
  );

/**
 * States in which every scalar has one of a few values, so that members are often alike in all their scalars. Most are then made
 * to come back to themselves under a permutation, which is how members are tied that are no twins.
 */
function statesOf(schema: StructSchema): fc.Arbitrary<AlikeState> {
  const alike = alikeDomainsOf(schema);
  const scalars = ownedScalars(schema, alike);
  return fc
    .record({
      choices: fc.array(fc.nat(99), { minLength: 1, maxLength: 40, size: 'max' }),
      by: fc.array(fc.nat(999), { minLength: 1, maxLength: 9, size: 'max' }),
      isSymmetric: fc.boolean(),
    })
    .map(({ choices, by, isSymmetric }) => {
      const codes = scalars.map(({ schema: scalar }, i) =>
        valueAmong(scalar, choices[i % choices.length] as number),
      );
      return { schema, codes: isSymmetric ? symmetric(schema, codes, permutationFrom(schema, by)) : codes };
    });
}

function valueAmong(scalar: ScalarSchema, choice: number): number {
  const { min, max } = rangeOf(scalar);
  if (scalar.kind === 'index') return min + (choice % (max - min + 1));
  return choice < 60 ? min : choice < 90 ? max : min + (choice % (max - min + 1));
}

/** Has each scalar be what the one that comes to its place becomes, as far as its values allow. */
function symmetric(schema: StructSchema, codes: readonly number[], by: Permutation): readonly number[] {
  const scalars = ownedScalars(schema, new Map());
  const comesFrom = permuting(ofNumbers(schema) as StructSchema)(
    scalars.map((_, slot) => slot),
    by,
  );
  const state = [...codes];
  const done = new Set<number>();
  for (const [slot, { schema: scalar }] of scalars.entries()) {
    const circle: number[] = [];
    for (let at = slot; !done.has(at); at = comesFrom[at] as number) {
      done.add(at);
      circle.unshift(at);
    }
    const moved = (code: number): number =>
      scalar.kind === 'index' ? (by.get(scalar.of.name)?.[code] ?? code) : code;
    const returns = (code: number): boolean => circle.reduce(moved, code) === code;
    const { min } = rangeOf(scalar);
    let code = [state[slot] as number, min, min + 1].find(returns) ?? min;
    for (const at of circle) {
      state[at] = code;
      code = moved(code);
    }
  }
  return state;
}

/** A schema of the same shape whose scalars are numbers that stay what they are. */
function ofNumbers(schema: Schema): Schema {
  switch (schema.kind) {
    case 'struct':
      return struct(
        Object.fromEntries(Object.entries(schema.fields).map(([name, field]) => [name, ofNumbers(field)])),
      );
    case 'array':
      return array(schema.over, ofNumbers(schema.element) as StructSchema);
    default:
      return int(0, 2 ** 30);
  }
}
