/**
 * Nodes as numbers, one after the other. A list is the position of its first node; each node has the position of the
 * next, or 0.
 * - `test`: kind, word, shift, mask, next, group, visits; then a child for each value: a list; `nothing`; or, where it has
 *   not been learned, minus the number of times that it was met.
 * - `step`: kind, next, number, patches; then for each patch: word, bits kept, bits set.
 * - `result`, `run`: kind, next, number.
 */
export interface Code {
  words: Int32Array;
  used: number;
}

export const kinds = { test: 1, step: 2, result: 3, run: 4 } as const;

/** Words of a test before its children. */
export const testHead = 7;

/** A child that has been learned and has nothing in it. Positions of nodes are greater. */
export const nothing = 1;
