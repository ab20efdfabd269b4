import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import * as assembler from '../../../checker/learning/assembler.js';
import {
  add,
  atomicCompareExchange,
  type Bytes,
  block,
  choose,
  constant,
  createWriter,
  get,
  go,
  goIf,
  isZero,
  load,
  loop,
  moduleOf,
  opcodes,
  pagesMax,
  set,
  signed,
  store,
  subtract,
  unsigned,
} from '../../../checker/learning/assembler.js';
import { isShared } from '../../../checker/search/space.js';

const words = fc.oneof(fc.integer(), fc.constantFrom(0, 1, -1, 63, 64, -64, -65, 2 ** 31 - 1, -(2 ** 31)));

describe('LEB128', () => {
  test.prop([words])('unsigned says what it says, in as few bytes as can be', word => {
    const bytes = unsigned(word);
    expect(bytes.reduce((sum, byte, i) => sum + (byte & 0x7f) * 128 ** i, 0)).toBe(word >>> 0);
    expect(bytes.map(byte => byte >> 7)).toEqual(bytes.map((_, i) => (i + 1 < bytes.length ? 1 : 0)));
    expect(bytes.length === 1 || (bytes.at(-1) as number) > 0).toBe(true);
  });

  test.prop([words])('signed says what it says, in as few bytes as can be', word => {
    const bytes = signed(word);
    const sum = bytes.reduce((total, byte, i) => total + (byte & 0x7f) * 128 ** i, 0);
    const isNegative = ((bytes.at(-1) as number) & 0x40) !== 0;
    expect(isNegative ? sum - 128 ** bytes.length : sum).toBe(word);
    expect(bytes.map(byte => byte >> 7)).toEqual(bytes.map((_, i) => (i + 1 < bytes.length ? 1 : 0)));
    const bits = 7 * (bytes.length - 1);
    expect(bits === 0 || word < -(2 ** (bits - 1)) || word >= 2 ** (bits - 1)).toBe(true);
  });
});

/** What each operation is in JavaScript. */
const operations: { readonly [name: string]: (one: number, other: number) => number } = {
  add: (one, other) => (one + other) | 0,
  subtract: (one, other) => (one - other) | 0,
  multiply: Math.imul,
  and: (one, other) => one & other,
  or: (one, other) => one | other,
  xor: (one, other) => one ^ other,
  shiftLeft: (one, other) => one << other,
  shiftRight: (one, other) => (one >>> other) | 0,
};

describe('a module', () => {
  const byName = assembler as unknown as { readonly [name: string]: (one: Bytes, other: Bytes) => Bytes };
  const run = functions(
    Object.fromEntries(
      Object.keys(operations).map(name => [name, [2, byName[name]?.(get(0), get(1)) as Bytes]]),
    ),
  );

  test.prop([words, words])('calculates as JavaScript does', (one, other) => {
    for (const [name, operation] of Object.entries(operations)) {
      expect(run[name]?.(one, other), name).toBe(operation(one, other));
    }
  });

  test.prop([words])('has constants', word => {
    expect(functions({ value: [0, constant(word)] }).value?.()).toBe(word);
  });

  test('reads and writes memory at an offset, in bytes', () => {
    const { read, write } = functions({
      read: [1, load(get(0), 8)],
      write: [2, [store(get(0), get(1), 400), get(1)]],
    });
    memory.set([11, 22, 33, 44]);
    expect([read?.(0), read?.(4)]).toEqual([33, 44]);
    write?.(4, -7);
    expect([...memory.subarray(100, 103)]).toEqual([0, -7, 0]);
  });

  test('exchanges a word only if it is the one expected, and says what was there', () => {
    const { exchange } = functions({ exchange: [3, atomicCompareExchange(get(0), get(1), get(2))] });
    memory[1] = 5;
    expect(exchange?.(4, 0, 9)).toBe(5);
    expect(memory[1]).toBe(5);
    expect(exchange?.(4, 5, 9)).toBe(5);
    expect(memory[1]).toBe(9);
  });

  test('loops, chooses and leaves blocks', () => {
    const { sum, sign } = functions({
      sum: [
        1,
        [
          block(
            loop(
              goIf(isZero(get(0)), 1),
              set(1, add(get(1), get(0))),
              set(0, subtract(get(0), constant(1))),
              go(0),
            ),
          ),
          get(1),
        ],
      ],
      sign: [1, [set(1, constant(7)), choose(get(0), [set(1, constant(8))]), get(1)]],
    });
    expect([0, 1, 10].map(n => sum?.(n))).toEqual([0, 1, 55]);
    expect([0, 1, -5].map(n => sign?.(n))).toEqual([7, 8, 8]);
  });

  test('has a table of ways to go, the last for all that is beyond it, and an if with an else', () => {
    const leave = (value: number, levels: number): Bytes => [set(1, constant(value)), go(levels)];
    const cases = [
      ...Array<Bytes>(4).fill([opcodes.block, opcodes.noResult]),
      get(0),
      [opcodes.table, unsigned(3), unsigned(1), unsigned(0), unsigned(1), unsigned(2), opcodes.end],
      [leave(100, 2), opcodes.end],
      [leave(101, 1), opcodes.end],
      [leave(102, 0), opcodes.end],
      get(1),
    ];
    const either = [
      [
        get(0),
        opcodes.if,
        opcodes.noResult,
        set(1, constant(1)),
        opcodes.else,
        set(1, constant(2)),
        opcodes.end,
      ],
      get(1),
    ];
    const run = functions({ cases: [1, cases], either: [1, either] });
    expect([0, 1, 2, 3, 1_000].map(n => run.cases?.(n))).toEqual([101, 100, 101, 102, 102]);
    expect([0, 3].map(n => run.either?.(n))).toEqual([2, 1]);
  });

  test('calls what it is given, and its own functions after those', () => {
    const told: number[][] = [];
    const imports = [
      { name: 'tell', parameters: 2, results: 1 },
      { name: 'shout', parameters: 1, results: 1 },
    ] as const;
    const definitions = [
      { name: 'first', parameters: 1, results: 1, locals: 0, body: [get(0), [opcodes.call, 1]] },
      {
        name: 'second',
        parameters: 1,
        results: 1,
        locals: 0,
        body: [get(0), constant(2), [opcodes.call, 0]],
      },
      { name: 'third', parameters: 1, results: 1, locals: 0, body: [get(0), [opcodes.call, 2]] },
    ] as const;
    const { exports } = new WebAssembly.Instance(
      new WebAssembly.Module(moduleOf(imports, definitions, isShared)),
      {
        env: {
          memory: wasmMemory,
          tell: (...args: number[]) => told.push(args),
          shout: (...args: number[]) => told.push(args) * 10,
        },
      },
    );
    const run = exports as { readonly [name: string]: (n: number) => number };
    expect([run.first?.(5), run.second?.(6), run.third?.(7)]).toEqual([10, 2, 30]);
    expect(told).toEqual([[5], [6, 2], [7]]);
  });
});

test.prop([fc.array(fc.array(fc.nat(255), { maxLength: 9 }), { maxLength: 400, size: 'max' })])(
  'a writer keeps all bytes in order',
  parts => {
    const { write, bytes } = createWriter();
    for (const part of parts) write(...part);
    expect([...bytes()]).toEqual(parts.flat());
  },
);

const wasmMemory = new WebAssembly.Memory({ initial: 1, maximum: pagesMax, shared: isShared });
const memory = new Int32Array(wasmMemory.buffer);

/** Functions of a module, by name: how many parameters they have, and their bodies. Each has two locals after those. */
function functions(bodies: { readonly [name: string]: readonly [parameters: number, body: Bytes] }): {
  readonly [name: string]: (...args: number[]) => number;
} {
  const definitions = Object.entries(bodies).map(
    ([name, [parameters, body]]) => ({ name, parameters, results: 1, locals: 2, body }) as const,
  );
  const module = new WebAssembly.Module(moduleOf([], definitions, isShared));
  const { exports } = new WebAssembly.Instance(module, { env: { memory: wasmMemory } });
  return exports as { readonly [name: string]: (...args: number[]) => number };
}
