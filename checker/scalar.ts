import { none, rangeOf, type ScalarSchema } from './schema.js';

export type ScalarValue = boolean | number | string;

/** The number a scalar's value is stored as. Throws a RangeError on a value outside the schema: a bug in a model. */
export function encodeScalar(schema: ScalarSchema, value: ScalarValue, path: string): number {
  const code = codeOf(schema, value);
  const { min, max } = rangeOf(schema);
  if (!Number.isInteger(code) || code < min || code > max) throw outOfRange(path, value);
  return code;
}

export function decodeScalar(schema: ScalarSchema, code: number): ScalarValue {
  switch (schema.kind) {
    case 'bool':
      return code === 1;
    case 'oneOf':
      return schema.names[code] as string;
    default:
      return code;
  }
}

/** A scalar as a report prints it: an index by the name of what it points at. */
export function formatScalar(schema: ScalarSchema, value: ScalarValue): string {
  if (schema.kind !== 'index') return String(value);
  return value === none ? 'none' : (schema.of.members[Number(value)] ?? `?${value}`);
}

/** The error for a value that does not fit the schema at `path`, whoever wrote it. */
export const outOfRange = (path: string, value: unknown): RangeError =>
  new RangeError(`a model wrote ${JSON.stringify(value)} to ${path}, which its schema does not allow`);

function codeOf(schema: ScalarSchema, value: ScalarValue): number {
  switch (schema.kind) {
    case 'bool':
      return value === true ? 1 : value === false ? 0 : Number.NaN;
    case 'oneOf': {
      const at = schema.names.indexOf(String(value));
      return at === -1 ? Number.NaN : at;
    }
    default:
      return typeof value === 'number' ? value : Number.NaN;
  }
}
