/** For each state the number of the one that it was reached from; -1 for an initial state. 4 bytes for each. */
export interface Parents {
  push(parent: number): void;
  /** A state, the one it was reached from, and so on; the initial state comes first. */
  chainTo(state: number): number[];
}

/** States whose parents are kept in one piece of memory: nothing is ever copied to make room. */
const pieceSize = 2 ** 18;

export function createParents(): Parents {
  const pieces: Int32Array[] = [];
  let count = 0;
  const parentOf = (state: number): number =>
    (pieces[Math.floor(state / pieceSize)] as Int32Array)[state % pieceSize] as number;
  return {
    push(parent) {
      if (count % pieceSize === 0) pieces.push(new Int32Array(pieceSize));
      (pieces[pieces.length - 1] as Int32Array)[count % pieceSize] = parent;
      count += 1;
    },
    chainTo(state) {
      const chain: number[] = [];
      for (let at = state; at !== -1; at = parentOf(at)) chain.push(at);
      return chain.reverse();
    },
  };
}
