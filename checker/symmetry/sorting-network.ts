/**
 * The pairs to compare, and to exchange where the first is greater, that sort any `length` things: Batcher's merge
 * exchange. For up to 8 no other order needs fewer comparisons.
 * Source: Knuth, The Art of Computer Programming, volume 3, section 5.2.2, algorithm M.
 */
export function comparators(length: number): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  const top = 2 ** (Math.ceil(Math.log2(Math.max(2, length))) - 1);
  for (let p = top; p >= 1; p /= 2) {
    let distance = p;
    let rest = 0;
    for (let q = top; ; q /= 2) {
      for (let i = 0; i < length - distance; i++) {
        if ((i & p) === rest) pairs.push([i, i + distance]);
      }
      if (q === p) break;
      distance = q - p;
      rest = p;
    }
  }
  return pairs;
}
