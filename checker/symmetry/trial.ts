import type { Layout } from '../packing/layout.js';
import type { Settling } from './settling.js';

/** A state, and another that is made from it by putting its members in an order. */
export interface Trial {
  readonly settling: Settling;
  readonly given: Int32Array;
  readonly made: Int32Array;
}

export const createTrial = (settling: Settling, { words }: Layout): Trial => ({
  settling,
  given: new Int32Array(words),
  made: new Int32Array(words),
});

/** Makes the state in which the members sit in their present order. */
export function make({ settling, given, made }: Trial): Int32Array {
  made.set(given);
  settling.rearrange(made, 0);
  return made;
}

/** Below 0 where one state comes before the other, 0 where they are the same. Which comes first means nothing. */
export function compareStates(one: Int32Array, other: Int32Array): number {
  for (let i = 0; i < one.length; i++) {
    const difference = (one[i] as number) - (other[i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
