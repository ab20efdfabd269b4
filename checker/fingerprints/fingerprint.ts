import {
  add,
  and,
  type Bytes,
  block,
  constant,
  type Definition,
  get,
  go,
  goIf,
  isZero,
  loop,
  moduleOf,
  set,
  shiftLeft,
  store,
  subtract,
  unsigned,
} from '../learning/assembler.js';
import { deskOf, isShared, type Space } from '../search/space.js';

/** Words of a record of a fingerprint: one that is not looked at, and the fingerprint's two. */
export const recordWords = 3;
export const fingerprintWords = 2;

/** How fingerprints are made. */
export interface Hashing {
  /** Bits that a fingerprint has, 0 to 64. With fewer than 64 states are soon lost: for tests. */
  readonly bits: number;
  /** Chooses the hash function. */
  readonly seed: bigint;
}

export const defaultHashing: Hashing = { bits: 64, seed: 0n };

/** Fingerprints of the packed states in a space. */
export interface Fingerprints {
  /**
   * Writes a record for each of the `size` records at `batch`, each a word that is not looked at and a packed state. Positions are
   * in words.
   */
  write(batch: number, size: number, to: number): void;
  /** The fingerprint of one packed state. */
  of(state: Int32Array): readonly [number, number];
}

/**
 * Multilinear hashing (Lemire, Kaser, "Strongly universal string hashing is fast", The Computer Journal 57(11), 2014): the sum
 * of the state's words, each times a random 64-bit key, modulo 2^64, of which the upper 32 bits are taken; twice, with other
 * keys. Whatever two different states are, the part of all keys with which they collide is at most 2^-64: that
 * makes the odds in odds.ts a theorem over the choice of the keys, which knows nothing of any model.
 */
export function createFingerprints(
  stateWords: number,
  { memory, words, places }: Space,
  { bits, seed }: Hashing,
): Fingerprints {
  const keys = keysFrom(seed, 2 * (stateWords + 1));
  const definition = writing(stateWords, keys, [Math.min(bits, 32), Math.max(0, bits - 32)]);
  const module = new WebAssembly.Module(moduleOf([], [definition], isShared));
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  const { write } = instance.exports as unknown as Pick<Fingerprints, 'write'>;
  const { probe } = deskOf(places, 0);
  return {
    write,
    of(state) {
      words.set(state, probe + 1);
      const to = probe + 1 + stateWords;
      write(probe, 1, to);
      return [words[to + 1] as number, words[to + 2] as number];
    },
  };
}

/** The first numbers of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). */
function keysFrom(seed: bigint, count: number): bigint[] {
  const mix = (value: bigint, shift: bigint, factor: bigint): bigint =>
    BigInt.asUintN(64, (value ^ (value >> shift)) * factor);
  return Array.from({ length: count }, (_, i) => {
    const state = BigInt.asUintN(64, seed + BigInt(i + 1) * 0x9e3779b97f4a7c15n);
    const mixed = mix(mix(state, 30n, 0xbf58476d1ce4e5b9n), 27n, 0x94d049bb133111ebn);
    return mixed ^ (mixed >> 31n);
  });
}

const opcodes64 = {
  constant: 0x42,
  load32: 0x35,
  add: 0x7c,
  multiply: 0x7e,
  shiftRight: 0x88,
  toWord: 0xa7,
} as const;

function writing(
  stateWords: number,
  keys: readonly bigint[],
  [lowBits, highBits]: readonly [number, number],
): Definition {
  const [batch, size, to, at, out] = [0, 1, 2, 3, 4];
  const inBytes = (words: Bytes): Bytes => shiftLeft(words, constant(2));
  const sum = (first: number): Bytes => [
    constant64(keys[first] as bigint),
    Array.from({ length: stateWords }, (_, w) => [
      [get(at), opcodes64.load32, 2, unsigned(4 * w)],
      [constant64(keys[first + 1 + w] as bigint), opcodes64.multiply, opcodes64.add],
    ]),
    [constant64(32n), opcodes64.shiftRight, opcodes64.toWord],
  ];
  const kept = (value: Bytes, bits: number): Bytes => and(value, constant(bits === 32 ? -1 : 2 ** bits - 1));
  const body: Bytes = [
    set(at, add(inBytes(get(batch)), constant(4))),
    set(out, add(inBytes(get(to)), constant(4))),
    block(
      loop(
        goIf(isZero(get(size)), 1),
        store(get(out), kept(sum(0), lowBits)),
        store(get(out), kept(sum(stateWords + 1), highBits), 4),
        set(size, subtract(get(size), constant(1))),
        set(at, add(get(at), constant(4 + 4 * stateWords))),
        set(out, add(get(out), constant(4 * recordWords))),
        go(0),
      ),
    ),
  ];
  return { name: 'write', parameters: 3, results: 0, locals: 2, body };
}

/** A constant of 64 bits, as a signed LEB128. */
function constant64(value: bigint): Bytes {
  const bytes: number[] = [opcodes64.constant];
  for (let rest = BigInt.asIntN(64, value); ; ) {
    const byte = Number(rest & 0x7fn);
    rest >>= 7n;
    const isLast = (rest === 0n && (byte & 0x40) === 0) || (rest === -1n && (byte & 0x40) !== 0);
    bytes.push(isLast ? byte : byte | 0x80);
    if (isLast) return bytes;
  }
}
