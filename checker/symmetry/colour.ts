import type { Exchange } from './exchange.js';

/**
 * A colour is a number for each vertex that says what it is like without saying which it is: in all states that are made
 * from one another by exchanging alike members, the members that take each other's place have the same colours. So
 * members are told apart by their colours in the same way in all of those states. Equal colours prove nothing.
 *
 * These are the colours before anything is known of a state: the alike members of a domain have the same.
 */
export function plainColours({ named, vertices }: Exchange): Int32Array {
  const colours = new Int32Array(vertices);
  for (const { none, size, from } of named) {
    for (let v = 0; v <= size; v++) colours[none + v] = oddNumber(none + Math.min(v, from + 1));
  }
  return colours;
}

/** An odd number whose bits are well mixed; different for each n. */
export function oddNumber(n: number): number {
  const mixed = Math.imul(n + 1, 0x9e3779b1);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) | 1;
}
