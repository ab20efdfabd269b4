import type { Layout } from '../../checker/packing/layout.js';

/** A packed state, from its codes in slot order. */
export function packed({ fields, words }: Layout, codes: readonly number[]): Int32Array {
  const state = new Int32Array(words);
  for (const { slot, min, word, shift, bits } of fields) {
    if (bits > 0) state[word] = (state[word] as number) | (((codes[slot] as number) - min) << shift);
  }
  return state;
}
