import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { decodeScalar, encodeScalar, type ScalarValue } from '../../checker/scalar.js';
import {
  array,
  bool,
  domain,
  indexOrNone,
  int,
  leaves,
  oneOf,
  rangeOf,
  struct,
} from '../../checker/schema.js';
import { copy, diff, format, fromCodes, toCodes, zero } from '../../checker/value.js';
import {
  placesOf,
  read,
  schemaAndValues,
  schemas,
  type Tree,
  valuesOutside,
  write,
} from './random-schema.js';

const clients = domain('client', ['c1', 'c2']);
const net = struct({
  life: oneOf('fresh', 'dead'),
  client: array(clients, struct({ isUp: bool, peer: indexOrNone(clients), count: int(-2, 5) })),
});

describe('codes', () => {
  test.prop([schemaAndValues(1)])('give back the value they were made of', ([schema, [value]]) => {
    expect(fromCodes(schema, toCodes(schema, value))).toEqual(value);
  });

  test.prop([schemaAndValues(1)])('are one for each leaf, within its range', ([schema, [value]]) => {
    const codes = toCodes(schema, value);
    const places = placesOf(schema);
    expect(codes).toHaveLength(places.length);
    places.forEach((place, slot) => {
      const { min, max } = rangeOf(place.schema);
      expect(codes[slot]).toBeGreaterThanOrEqual(min);
      expect(codes[slot]).toBeLessThanOrEqual(max);
      expect(decodeScalar(place.schema, codes[slot] as number)).toBe(read(value, place));
    });
  });

  test.prop([schemaAndValues(1), fc.nat(), fc.nat()])(
    'of a value outside the schema do not exist; the error names the field',
    ([schema, [value]], at, which) => {
      const places = placesOf(schema);
      fc.pre(places.length > 0);
      const slot = at % places.length;
      const place = places[slot] as (typeof places)[number];
      const wrong = [...valuesOutside(place.schema), undefined as unknown as ScalarValue];
      write(value, place, wrong[which % wrong.length] as ScalarValue);
      expect(() => toCodes(schema, value)).toThrow(RangeError);
      expect(() => toCodes(schema, value)).toThrow(` to ${leaves(schema)[slot]?.path},`);
    },
  );

  test.each([1, 'true', '', Number.NaN])('of a bool that is %j do not exist', wrong => {
    expect(() => encodeScalar(bool, wrong, 'isUp')).toThrow(RangeError);
  });
});

describe('zero', () => {
  test('is false, the first name, none, and the number nearest to 0', () => {
    expect(zero(net)).toEqual({
      life: 'fresh',
      client: [
        { isUp: false, peer: -1, count: 0 },
        { isUp: false, peer: -1, count: 0 },
      ],
    });
    expect(zero(struct({ count: int(3, 9) }))).toEqual({ count: 3 });
  });

  test('of a range below 0 lies in it', () => {
    const below = struct({ count: int(-9, -3) });
    expect(toCodes(below, zero(below))).toEqual([-3]);
  });
});

describe('a copy', () => {
  test.prop([schemaAndValues(2)])(
    'equals the original and shares nothing with it',
    ([schema, [value, other]]) => {
      const before = JSON.stringify(value);
      const copied = copy(schema, value);
      expect(copied).toEqual(value);
      for (const place of placesOf(schema)) write(copied, place, read(other, place));
      expect(copied).toEqual(other);
      expect(JSON.stringify(value)).toBe(before);
    },
  );
});

describe('a diff', () => {
  test('names what changed, and from what to what, in words', () => {
    const before = zero<Tree>(net);
    const after = copy(net, before);
    const [, second] = placesOf(net).filter(({ keys }) => keys.at(-1) === 'peer');
    write(after, second as NonNullable<typeof second>, 0);
    (after as { life: string }).life = 'dead';
    expect(diff(net, before, after)).toEqual([
      { path: 'life', before: 'fresh', after: 'dead' },
      { path: 'client[c2].peer', before: 'none', after: 'c1' },
    ]);
  });

  test.prop([schemaAndValues(2)])('names the scalars that differ, no other', ([schema, [before, after]]) => {
    const paths = leaves(schema).map(({ path }) => path);
    const differing = placesOf(schema).flatMap((place, slot) =>
      read(before, place) === read(after, place) ? [] : [paths[slot]],
    );
    expect(diff(schema, before, after).map(({ path }) => path)).toEqual(differing);
    expect(diff(schema, before, before)).toEqual([]);
  });
});

describe('a format', () => {
  test('is a line for each scalar, an index by the name of what it points at', () => {
    const state = zero<Tree>(net);
    const [first] = placesOf(net).filter(({ keys }) => keys.at(-1) === 'peer');
    write(state, first as NonNullable<typeof first>, 1);
    expect(format(net, state).split('\n')).toEqual([
      'life = fresh',
      'client[c1].isUp = false',
      'client[c1].peer = c2',
      'client[c1].count = 0',
      'client[c2].isUp = false',
      'client[c2].peer = none',
      'client[c2].count = 0',
    ]);
  });

  test.prop([schemas.filter(schema => leaves(schema).length > 0)])('has the path of each leaf', schema => {
    const first = fromCodes<Tree>(
      schema,
      leaves(schema).map(leaf => rangeOf(leaf.schema).min),
    );
    expect(
      format(schema, first)
        .split('\n')
        .map(line => line.slice(0, line.lastIndexOf(' = '))),
    ).toEqual(leaves(schema).map(({ path }) => path));
  });
});
