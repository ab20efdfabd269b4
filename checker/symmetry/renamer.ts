import type { Canonicalizer } from './symmetry.js';

/** Successors among the last few thousand are not rewritten again: their representatives have been added. */
const cacheStates = 1 << 13;

/** Puts representatives in the place of successors that wait to be added. */
export interface Renamer {
  /**
   * Rewrites the `size` records at `batch`, each a word that is not looked at and a packed state. Leaves out those that it has rewritten
   * a short while ago, and returns how many are left; they have moved up.
   */
  rename(words: Int32Array, batch: number, size: number): number;
}

/** `stateWords` is the length of a packed state. Whatever it has left in a batch must be added before the next call. */
export function createRenamer(stateWords: number, canonicalize: Canonicalizer): Renamer {
  const record = 1 + stateWords;
  const cache = new Int32Array(cacheStates * stateWords);
  const isFilled = new Uint8Array(cacheStates);
  return {
    rename(words, batch, size) {
      let left = 0;
      for (let i = 0; i < size; i++) {
        const from = batch + i * record + 1;
        const place = hashOf(words, from, stateWords) & (cacheStates - 1);
        const cached = place * stateWords;
        let differs = isFilled[place] === 0 ? 1 : 0;
        for (let w = 0; w < stateWords; w++) {
          const word = words[from + w] as number;
          differs |= word ^ (cache[cached + w] as number);
          cache[cached + w] = word;
        }
        if (differs === 0) continue;
        isFilled[place] = 1;
        const to = batch + left * record + 1;
        if (to !== from) {
          for (let w = 0; w < stateWords; w++) words[to + w] = words[from + w] as number;
        }
        canonicalize(words, to);
        left += 1;
      }
      return left;
    },
  };
}

function hashOf(words: Int32Array, at: number, stateWords: number): number {
  let hash = 0;
  for (let w = 0; w < stateWords; w++)
    hash = Math.imul(hash ^ (words[at + w] as number), 0x9e3779b1) ^ (hash >>> 15);
  return hash ^ (hash >>> 16);
}
