import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type Carrier, createCarrier } from '../../../checker/packing/carrier.js';
import { layOut } from '../../../checker/packing/layout.js';
import type { ScalarValue } from '../../../checker/scalar.js';
import { array, bool, domain, int, numbered, type StructSchema, struct } from '../../../checker/schema.js';
import { copy, toCodes } from '../../../checker/value.js';
import { placesOf, read, schemaAndValues, type Tree, valuesOutside, write } from '../random-schema.js';

describe('a carrier', () => {
  test.prop([schemaAndValues(2), fc.nat(5)])('unpacks what it packed', ([schema, [value, other]], at) => {
    const { carrier, words } = carry(schema, value);
    const memory = new Int32Array(at + words + 2).fill(0x5a5a5a5a);
    carrier.pack(memory, at);
    carrier.load(other);
    carrier.unpack(memory, at);
    expect(copy(schema, carrier.state)).toEqual(value);
    expect([...carrier.slots].slice(0, placesOf(schema).length)).toEqual(toCodes(schema, value));
    const around = [...memory.slice(0, at), ...memory.slice(at + words)];
    expect(around).toEqual(around.map(() => 0x5a5a5a5a));
  });

  test.prop([schemaAndValues(2)])('packs a state to the same words whatever it held before', pair => {
    const [schema, [value, other]] = pair;
    const { carrier, words } = carry(schema, other);
    const [first, second] = [new Int32Array(words), new Int32Array(words).fill(-1)];
    carrier.load(value);
    carrier.pack(first, 0);
    carry(schema, value).carrier.pack(second, 0);
    expect(first).toEqual(second);
  });

  test.prop([schemaAndValues(2)])('restores the state that was saved', ([schema, [value, other]]) => {
    const { carrier } = carry(schema, value);
    carrier.save();
    for (const place of placesOf(schema)) write(carrier.state, place, read(other, place));
    expect(copy(schema, carrier.state)).toEqual(other);
    carrier.restore();
    expect(copy(schema, carrier.state)).toEqual(value);
  });

  test.prop([schemaAndValues(4)])('keeps apart from another carrier of the same schema', pair => {
    const [schema, [value, other]] = pair;
    const [one, two] = [carry(schema, value).carrier, carry(schema, other).carrier];
    one.save();
    two.save();
    one.restore();
    expect(copy(schema, one.state)).toEqual(value);
    expect(copy(schema, two.state)).toEqual(other);
  });
});

describe("a carrier's state", () => {
  test.prop([schemaAndValues(4), fc.array(fc.tuple(fc.nat(), fc.nat(3)), { size: 'max', maxLength: 40 })])(
    'reads as the plain value does after the same writes',
    ([schema, values], writes) => {
      const places = placesOf(schema);
      const plain = structuredClone(values[0]);
      const { carrier } = carry(schema, plain);
      for (const [at, from] of places.length === 0 ? [] : writes) {
        const place = places[at % places.length] as (typeof places)[number];
        const value = read(values[from] as Tree, place);
        write(plain, place, value);
        write(carrier.state, place, value);
        for (const every of places) expect(read(carrier.state, every)).toBe(read(plain, every));
      }
    },
  );

  test.prop([schemaAndValues(1), fc.nat(), fc.nat()])(
    'throws a RangeError that names the field on a value outside the schema, and stays as it was',
    ([schema, [value]], at, which) => {
      const places = placesOf(schema).filter(place => valuesOutside(place.schema).length > 0);
      fc.pre(places.length > 0);
      const place = places[at % places.length] as (typeof places)[number];
      const wrong = valuesOutside(place.schema);
      const { carrier } = carry(schema, value);
      const writing = () => write(carrier.state, place, wrong[which % wrong.length] as ScalarValue);
      expect(writing).toThrow(RangeError);
      expect(writing).toThrow(String(place.keys.at(-1)));
      expect(copy(schema, carrier.state)).toEqual(value);
    },
  );

  test('names the field by its way from the root', () => {
    const nets = domain('net', numbered('n', 2));
    const schema = struct({ net: array(nets, struct({ socket: struct({ count: int(0, 3) }) })) });
    const { state } = createCarrier<{ net: { socket: { count: number } }[] }>(schema, layOut(schema));
    expect(() => {
      (state.net[1] as (typeof state.net)[number]).socket.count = 4;
    }).toThrow(/wrote 4 to net\[.*\]\.socket\.count/);
  });

  test('refuses a bool that is neither true nor false', () => {
    const schema = struct({ isUp: bool });
    const { state } = createCarrier<{ isUp: unknown }>(schema, layOut(schema));
    expect(() => {
      state.isUp = 'yes';
    }).toThrow(RangeError);
  });

  test.each(['at', 'constructor'])('may have a scalar, a struct or an array named %s', name => {
    const inner = struct({ [name]: int(0, 9) });
    const schema = struct({ outer: struct({ [name]: inner }), list: struct({ [name]: array(pair, inner) }) });
    const value = {
      outer: { [name]: { [name]: 7 } },
      list: { [name]: [{ [name]: 8 }, { [name]: 9 }] },
    } as unknown as Tree;
    const { carrier } = carry(schema, value);
    expect(copy(schema, carrier.state)).toEqual(value);
  });
});

const pair = domain('pair', numbered('p', 2));

function carry(
  schema: StructSchema,
  value: Tree,
): { readonly carrier: Carrier<Tree>; readonly words: number } {
  const layout = layOut(schema);
  const carrier = createCarrier<Tree>(schema, layout);
  carrier.load(value);
  return { carrier, words: layout.words };
}
