import fc from 'fast-check';
import type { ScalarValue } from '../../checker/scalar.js';
import {
  array,
  bool,
  domain,
  index,
  indexOrNone,
  int,
  none,
  numbered,
  oneOf,
  type ScalarSchema,
  type Schema,
  type StructSchema,
  struct,
} from '../../checker/schema.js';

/** A value of a random schema, as guards and effects see it. */
export interface Tree {
  [name: string]: Tree | readonly Tree[] | ScalarValue;
}

const lowest = -(2 ** 31);
const highest = 2 ** 31 - 1;

/** Ranges at which a scalar just fits 8, 16 or 32 bits, signed or packed, or just does not. */
const edges: readonly (readonly [number, number])[] = [
  [-128, 127],
  [-129, 127],
  [0, 127],
  [0, 128],
  [0, 255],
  [0, 256],
  [-32_768, 32_767],
  [-32_769, 0],
  [0, 32_767],
  [0, 32_768],
  [0, 65_535],
  [0, 2 ** 30],
  [1, highest],
  [0, highest],
  [lowest, -1],
  [lowest, 0],
  [lowest, highest],
  [lowest, lowest],
  [highest, highest],
];

const ints = fc.oneof(
  fc.tuple(fc.integer({ min: -9, max: 9 }), fc.nat(20)).map(([min, span]) => int(min, min + span)),
  fc.constantFrom(...edges).map(([min, max]) => int(min, max)),
  fc.constant(int(lowest, highest)),
  fc
    .tuple(fc.integer({ min: lowest, max: highest }), fc.nat(32), fc.integer({ min: -2, max: 0 }))
    .map(([min, bits, by]) => int(min, Math.min(highest, Math.max(min, min + 2 ** bits + by)))),
);

const sizes = fc.constantFrom(1, 2, 3, 4, 5, 16, 17, 129);
const targets = sizes.map(size => domain('target', numbered('t', size)));

const scalars: fc.Arbitrary<ScalarSchema> = fc.oneof(
  fc.constant(bool),
  ints,
  sizes.map(size => oneOf(...numbered('name', size))),
  targets.map(index),
  fc.oneof(targets, fc.constant(domain('nothing', []))).map(indexOrNone),
);

/** Names that could be mistaken: for something in the generated code, an array's index, or a property every object has. */
const names = fc.constantFrom(
  ...['a', 'b', 'count', 'slots', 'words', 'saved', 'state', 'value', 'out', 'from', 'pack', 'class', 'this'],
  ...[
    '0',
    '7',
    '-1',
    'length',
    'toString',
    'hasOwnProperty',
    "it's",
    '"quoted"',
    'two words',
    'back\\slash',
    'ü',
  ],
);

const sizesOfArrays = fc.constantFrom(0, 1, 2, 2, 3, 3, 4);

const structs = fc.letrec<{ schema: Schema; struct: StructSchema }>(tie => ({
  schema: fc.oneof(
    { maxDepth: 2, depthSize: 'max', depthIdentifier: 'schema' },
    { weight: 4, arbitrary: scalars },
    { weight: 1, arbitrary: tie('struct') },
    {
      weight: 1,
      arbitrary: fc
        .tuple(sizesOfArrays, tie('struct'))
        .map(([size, element]) => array(domain('element', numbered('e', size)), element)),
    },
  ),
  struct: fc
    .uniqueArray(fc.tuple(names, tie('schema')), {
      minLength: 1,
      maxLength: 5,
      size: 'max',
      selector: ([name]) => name,
    })
    .map(fields => struct(Object.fromEntries(fields))),
}));

/** States of no scalar, of some, and of many words; with scalars of every kind, nested in every way. */
export const schemas: fc.Arbitrary<StructSchema> = fc.oneof(
  { weight: 30, arbitrary: structs.struct },
  { weight: 1, arbitrary: fc.constant(struct({})) },
);

/** Any value of a schema, the ends of its ranges more often than their middle. */
export const valuesOf = (schema: StructSchema): fc.Arbitrary<Tree> =>
  fc.record(
    Object.fromEntries(
      Object.entries(schema.fields).map(([name, field]) => [
        name,
        field.kind === 'struct'
          ? valuesOf(field)
          : field.kind === 'array'
            ? fc.tuple(...field.over.members.map(() => valuesOf(field.element)))
            : scalarsOf(field),
      ]),
    ),
  );

function scalarsOf(schema: ScalarSchema): fc.Arbitrary<ScalarValue> {
  switch (schema.kind) {
    case 'bool':
      return fc.boolean();
    case 'oneOf':
      return fc.constantFrom(...schema.names);
    case 'index':
      return fc.integer({ min: schema.orNone ? none : 0, max: schema.of.members.length - 1 });
    case 'int':
      return fc.oneof(
        fc.constantFrom(schema.min, schema.max),
        fc.integer({ min: schema.min, max: schema.max }),
      );
  }
}

/** A schema and some values of it. */
export const schemaAndValues = (
  count: number,
): fc.Arbitrary<readonly [StructSchema, readonly [Tree, ...Tree[]]]> =>
  schemas.chain(schema =>
    fc.tuple(
      fc.constant(schema),
      fc.tuple(valuesOf(schema), ...Array.from({ length: count - 1 }, () => valuesOf(schema))),
    ),
  );

/** The way to one scalar of a value: the last key is the scalar's own. */
export interface Place {
  readonly keys: readonly (string | number)[];
  readonly schema: ScalarSchema;
}

/** Every place in declaration order, found by walking the schema as a reader would. */
export const placesOf = (schema: StructSchema, above: readonly (string | number)[] = []): Place[] =>
  Object.entries(schema.fields).flatMap(([name, field]) => {
    const keys = [...above, name];
    if (field.kind === 'struct') return placesOf(field, keys);
    if (field.kind !== 'array') return [{ keys, schema: field }];
    return field.over.members.flatMap((_, i) => placesOf(field.element, [...keys, i]));
  });

export const read = (state: Tree, { keys }: Place): ScalarValue =>
  holderOf(state, keys)[keys[keys.length - 1] as string] as ScalarValue;

export function write(state: Tree, { keys }: Place, value: ScalarValue): void {
  holderOf(state, keys)[keys[keys.length - 1] as string] = value;
}

const holderOf = (state: Tree, keys: readonly (string | number)[]): Tree =>
  keys.slice(0, -1).reduce<Tree>((at, key) => at[key as string] as Tree, state);

/** A value outside the schema, next to its range where it has one. */
export function valuesOutside(schema: ScalarSchema): ScalarValue[] {
  const strangers = ['', 'stranger', 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 32];
  switch (schema.kind) {
    case 'bool':
      return [];
    case 'oneOf':
      return [...strangers, 0, 'name0', `name${schema.names.length + 1}`];
    case 'int':
      return [...strangers, schema.min - 1, schema.max + 1];
    case 'index':
      return [...strangers, schema.orNone ? none - 1 : none, schema.of.members.length];
  }
}
