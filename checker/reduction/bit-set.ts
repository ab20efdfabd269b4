/** A set of the numbers from 0 to before its size, as bits of words. */
export type BitSet = Int32Array;

export const emptySet = (size: number): BitSet => new Int32Array((size + 31) >> 5);

export function fullSet(size: number): BitSet {
  const set = emptySet(size);
  for (let number = 0; number < size; number++) add(set, number);
  return set;
}

export const has = (set: BitSet, number: number): boolean =>
  ((set[number >> 5] as number) & (1 << (number & 31))) !== 0;

export function add(set: BitSet, number: number): void {
  set[number >> 5] = (set[number >> 5] as number) | (1 << (number & 31));
}

/** Adds to a set all that is in another. */
export function unite(set: BitSet, other: BitSet): void {
  for (let w = 0; w < set.length; w++) set[w] = (set[w] as number) | (other[w] as number);
}

export function unionOf(size: number, sets: readonly BitSet[]): BitSet {
  const all = emptySet(size);
  for (const set of sets) unite(all, set);
  return all;
}

/** Takes from a set all that is not in another. */
export function intersect(set: BitSet, other: BitSet): void {
  for (let w = 0; w < set.length; w++) set[w] = (set[w] as number) & (other[w] as number);
}

/** The members, the smallest first. */
export function membersOf(set: BitSet): number[] {
  const members: number[] = [];
  for (let w = 0; w < set.length; w++) {
    for (let bits = set[w] as number; bits !== 0; bits &= bits - 1) {
      members.push(w * 32 + 31 - Math.clz32(bits & -bits));
    }
  }
  return members;
}

export function isWithin(set: BitSet, other: BitSet): boolean {
  for (let w = 0; w < set.length; w++) {
    if (((set[w] as number) & ~(other[w] as number)) !== 0) return false;
  }
  return true;
}

/** How many members two sets have in common. */
export function countCommon(set: BitSet, other: BitSet): number {
  let count = 0;
  for (let w = 0; w < set.length; w++) count += bitsIn((set[w] as number) & (other[w] as number));
  return count;
}

export function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
