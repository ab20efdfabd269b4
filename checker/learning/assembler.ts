/**
 * Bytes of WebAssembly, as much of it as the search generates: functions over 32-bit numbers and one memory.
 * W3C, "WebAssembly Core Specification", version 2, chapter 5 (binary format); for `atomicCompareExchange` the threads
 * proposal. An expression is a list of bytes; a nested list of bytes is flattened when the module is made.
 */
export type Bytes = Uint8Array | readonly (number | Bytes)[];

/** A function of a module. All parameters, locals and results are 32-bit integers. */
export interface Definition {
  readonly name: string;
  readonly parameters: number;
  readonly results: 0 | 1;
  /** Locals besides the parameters; they are numbered on from those. */
  readonly locals: number;
  readonly body: Bytes;
}

/** A function that the module is given, by name from the imports `env`. */
export type Import = Pick<Definition, 'name' | 'parameters' | 'results'>;

/** LEB128, unsigned. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  for (;;) {
    const byte = rest & 0x7f;
    rest >>>= 7;
    if (rest === 0) return [...bytes, byte];
    bytes.push(byte | 0x80);
  }
}

/** LEB128, signed. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const byte = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (byte & 0x40) === 0) || (rest === -1 && (byte & 0x40) !== 0)) return [...bytes, byte];
    bytes.push(byte | 0x80);
  }
}

/** Opcodes, for code that is written byte by byte. */
export const opcodes = {
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  go: 0x0c,
  goIf: 0x0d,
  table: 0x0e,
  call: 0x10,
  get: 0x20,
  set: 0x21,
  load: 0x28,
  store: 0x36,
  noResult: 0x40,
  constant: 0x41,
  isZero: 0x45,
  add: 0x6a,
  subtract: 0x6b,
  multiply: 0x6c,
  and: 0x71,
  or: 0x72,
  xor: 0x73,
  shiftLeft: 0x74,
  shiftRight: 0x76,
} as const;

export const constant = (value: number): Bytes => [opcodes.constant, signed(value)];
export const get = (local: number): Bytes => [opcodes.get, unsigned(local)];
export const set = (local: number, value: Bytes): Bytes => [value, opcodes.set, unsigned(local)];

/** Reads a word at `address` + `offset`, in bytes. */
export const load = (address: Bytes, offset = 0): Bytes => [address, opcodes.load, 2, unsigned(offset)];
export const store = (address: Bytes, value: Bytes, offset = 0): Bytes => [
  address,
  value,
  opcodes.store,
  2,
  unsigned(offset),
];
/** Puts `value` at `address` if `expected` is there; what was there is the result. */
export const atomicCompareExchange = (address: Bytes, expected: Bytes, value: Bytes): Bytes => [
  address,
  expected,
  value,
  0xfe,
  0x48,
  2,
  0,
];

const binary =
  (opcode: number) =>
  (one: Bytes, other: Bytes): Bytes => [one, other, opcode];
export const isZero = (value: Bytes): Bytes => [value, opcodes.isZero];
export const add = binary(opcodes.add);
export const subtract = binary(opcodes.subtract);
export const multiply = binary(opcodes.multiply);
export const and = binary(opcodes.and);
export const or = binary(opcodes.or);
export const xor = binary(opcodes.xor);
export const shiftLeft = binary(opcodes.shiftLeft);
export const shiftRight = binary(opcodes.shiftRight);

export const block = (...body: readonly Bytes[]): Bytes => [
  opcodes.block,
  opcodes.noResult,
  ...body,
  opcodes.end,
];
export const loop = (...body: readonly Bytes[]): Bytes => [
  opcodes.loop,
  opcodes.noResult,
  ...body,
  opcodes.end,
];
/** Goes to the end of the block, or the start of the loop, that is `depth` levels up; an `if` counts as a level. */
export const go = (depth: number): Bytes => [opcodes.go, unsigned(depth)];
export const goIf = (condition: Bytes, depth: number): Bytes => [condition, opcodes.goIf, unsigned(depth)];
export const choose = (condition: Bytes, yes: Bytes): Bytes => [
  condition,
  opcodes.if,
  opcodes.noResult,
  yes,
  opcodes.end,
];

/** Bytes that are written one after the other. */
export interface Writer {
  write(...bytes: readonly number[]): void;
  /** How many have been written. */
  readonly size: number;
  /** What has been written. */
  bytes(): Uint8Array;
}

export function createWriter(): Writer {
  let buffer = new Uint8Array(1 << 10);
  let length = 0;
  return {
    write(...bytes) {
      if (length + bytes.length > buffer.length) {
        const larger = new Uint8Array(buffer.length * 2 + bytes.length);
        larger.set(buffer);
        buffer = larger;
      }
      for (let i = 0; i < bytes.length; i++) buffer[length++] = bytes[i] as number;
    },
    get size() {
      return length;
    },
    bytes: () => buffer.subarray(0, length),
  };
}

const section = (id: number, content: Bytes): Bytes => {
  const bytes = flat(content);
  return [id, unsigned(bytes.length), bytes];
};
const vector = (items: readonly Bytes[]): Bytes => [unsigned(items.length), ...items];
const text = (name: string): Bytes => {
  const bytes = [...name].map(letter => letter.charCodeAt(0));
  return [unsigned(bytes.length), bytes];
};

/** Pages of 64 KiB in 4 GiB, the most that a 32-bit memory can have. */
export const pagesMax = 65_536;

/** A module that imports `env.memory`, shared, and `imports`, and exports `definitions`. Functions are numbered in this order. */
export function moduleOf(
  imports: readonly Import[],
  definitions: readonly Definition[],
  isShared: boolean,
): Uint8Array<ArrayBuffer> {
  const types = [...imports, ...definitions].map(({ parameters, results }) => [
    0x60,
    vector(Array<Bytes>(parameters).fill([0x7f])),
    vector(Array<Bytes>(results).fill([0x7f])),
  ]);
  const env = text('env');
  const imported = imports.map(({ name }, i) => [env, text(name), 0x00, unsigned(i)]);
  const memory = [env, text('memory'), 0x02, isShared ? 0x03 : 0x01, unsigned(0), unsigned(pagesMax)];
  const codes = definitions.map(({ locals, body }) => {
    const bytes = flat([vector(locals === 0 ? [] : [[unsigned(locals), 0x7f]]), body, 0x0b]);
    return [unsigned(bytes.length), bytes];
  });
  return flat([
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    section(1, vector(types)),
    section(2, vector([...imported, memory])),
    section(3, vector(definitions.map((_, i) => unsigned(imports.length + i)))),
    section(7, vector(definitions.map(({ name }, i) => [text(name), 0x00, unsigned(imports.length + i)]))),
    section(10, vector(codes)),
  ]);
}

function flat(bytes: Bytes): Uint8Array<ArrayBuffer> {
  const flattened = new Uint8Array(lengthOf(bytes));
  let length = 0;
  const visit = (part: Bytes): void => {
    if (part instanceof Uint8Array) {
      flattened.set(part, length);
      length += part.length;
      return;
    }
    for (const byte of part) {
      if (typeof byte === 'number') flattened[length++] = byte;
      else visit(byte);
    }
  };
  visit(bytes);
  return flattened;
}

function lengthOf(bytes: Bytes): number {
  if (bytes instanceof Uint8Array) return bytes.length;
  let length = 0;
  for (const byte of bytes) length += typeof byte === 'number' ? 1 : lengthOf(byte);
  return length;
}
