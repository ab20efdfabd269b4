import type { Layout } from '../packing/layout.js';
import type { Functions, Output } from './functions.js';
import { type Code, kinds, nothing, testHead } from './nodes.js';

/** Goes through a list of nodes as it stands. */
export function createInterpreter(
  { words: stateWords, fields }: Layout,
  code: Code,
  functions: Functions,
  output: Output,
  unlearned: (node: number, child: number, words: Int32Array, at: number) => number,
): (list: number, words: Int32Array, at: number) => void {
  const stack = new Int32Array(fields.length + 1);
  return (list, words, at) => {
    let depth = 0;
    for (let p = list; ; ) {
      const c = code.words;
      switch (c[p]) {
        case kinds.test: {
          const child =
            p +
            testHead +
            (((words[at + (c[p + 1] as number)] as number) >>> (c[p + 2] as number)) & (c[p + 3] as number));
          c[p + 6] = (c[p + 6] as number) + 1;
          const next = c[p + 4] as number;
          let q = c[child] as number;
          if (q <= 0) q = unlearned(p, child, words, at);
          if (q === nothing) p = next;
          else {
            if (next !== 0) stack[depth++] = next;
            p = q;
          }
          break;
        }
        case kinds.step: {
          const { words: out, to } = output;
          out[to] = c[p + 2] as number;
          for (let w = 0; w < stateWords; w++) out[to + 1 + w] = words[at + w] as number;
          for (let i = p + 4, end = i + 3 * (c[p + 3] as number); i < end; i += 3) {
            const w = to + 1 + (c[i] as number);
            out[w] = ((out[w] as number) & (c[i + 1] as number)) | (c[i + 2] as number);
          }
          output.to = to + 1 + stateWords;
          p = c[p + 1] as number;
          break;
        }
        case kinds.result:
          functions.present(words, at);
          functions.reached(c[p + 2] as number);
          p = c[p + 1] as number;
          break;
        default:
          functions.present(words, at);
          functions.run(c[p + 2] as number);
          p = c[p + 1] as number;
      }
      if (p === 0) {
        if (depth === 0) return;
        p = stack[--depth] as number;
      }
    }
  };
}
