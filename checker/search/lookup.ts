import type { Layout } from '../packing/layout.js';
import type { Canonicalizer } from '../symmetry/symmetry.js';
import type { Visited } from './visited.js';

/** Looks up the number of the state that is kept for a packed one, which stays as it is; -1 where there is none yet. */
export function createLookup(
  layout: Layout,
  visited: Visited,
  canonicalize: Canonicalizer | undefined,
): (words: Int32Array, at: number) => number {
  if (canonicalize === undefined) return visited.find;
  const kept = new Int32Array(layout.words);
  return (words, at) => {
    for (let w = 0; w < layout.words; w++) kept[w] = words[at + w] as number;
    canonicalize(kept, 0);
    return visited.find(kept, 0);
  };
}
