import { decodeScalar, encodeScalar, formatScalar, type ScalarValue } from './scalar.js';
import { type Leaf, leaves, rangeOf, type Schema, type StructSchema } from './schema.js';

type Tree = { [key: string]: Tree | ScalarValue };

/** A plain value with every scalar at its first: false, the first name, `none` or 0, the number nearest to 0. */
export function zero<State>(schema: StructSchema): State {
  const codes = leaves(schema).map(leaf => {
    const { min, max } = rangeOf(leaf.schema);
    return leaf.schema.kind === 'index' ? min : Math.min(max, Math.max(min, 0));
  });
  return fromCodes(schema, codes);
}

/** A copy that shares nothing with the original and is a plain value, whatever carried the original. */
export const copy = <State>(schema: StructSchema, value: State): State =>
  fromCodes(schema, toCodes(schema, value));

/** The scalars of a value as stored numbers, in slot order. Throws a RangeError on a value outside the schema. */
export function toCodes<State>(schema: StructSchema, value: State): number[] {
  const codes: number[] = [];
  const all = leaves(schema);
  const visit = (part: Schema, at: unknown): void => {
    switch (part.kind) {
      case 'struct':
        for (const [name, field] of Object.entries(part.fields)) visit(field, (at as Tree)[name]);
        return;
      case 'array':
        part.over.members.forEach((_, i) => {
          visit(part.element, (at as unknown[])[i]);
        });
        return;
      default:
        codes.push(encodeScalar(part, at as ScalarValue, all[codes.length]?.path ?? '?'));
    }
  };
  visit(schema, value);
  return codes;
}

/** The inverse of `toCodes`. */
export function fromCodes<State>(schema: StructSchema, codes: ArrayLike<number>): State {
  let slot = 0;
  const build = (part: Schema): unknown => {
    switch (part.kind) {
      case 'struct':
        return Object.fromEntries(Object.entries(part.fields).map(([name, field]) => [name, build(field)]));
      case 'array':
        return part.over.members.map(() => build(part.element));
      default:
        return decodeScalar(part, codes[slot++] as number);
    }
  };
  return build(schema) as State;
}

/** One scalar that differs between two states. */
export interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What changed from one state to another, in declaration order. */
export function diff<State>(schema: StructSchema, before: State, after: State): Change[] {
  const from = toCodes(schema, before);
  const to = toCodes(schema, after);
  return leaves(schema).flatMap((leaf, i) =>
    from[i] === to[i] ? [] : [{ path: leaf.path, before: show(leaf, from[i]), after: show(leaf, to[i]) }],
  );
}

/** One line for each scalar: `net[c1].count = 2`. */
export function format<State>(schema: StructSchema, value: State): string {
  const codes = toCodes(schema, value);
  return leaves(schema)
    .map((leaf, i) => `${leaf.path} = ${show(leaf, codes[i])}`)
    .join('\n');
}

const show = (leaf: Leaf, code: number | undefined): string =>
  formatScalar(leaf.schema, decodeScalar(leaf.schema, code as number));
