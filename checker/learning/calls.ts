import type { Functions, Output } from './functions.js';
import type { Calls } from './machine-code.js';
import { type Code, nothing, testHead } from './nodes.js';

/**
 * What compiled code calls for states in a memory. It counts in bytes, and keeps the position of the next record to
 * itself.
 */
export function callsFor(
  words: Int32Array,
  code: Code,
  functions: Functions,
  output: Output,
  unlearned: (node: number, child: number, words: Int32Array, at: number) => number,
  visitList: (list: number, words: Int32Array, at: number) => void,
): Calls {
  const outside =
    (act: (number: number, value: number, at: number) => void) =>
    (number: number, value: number, state: number, to: number): number => {
      output.to = to >>> 2;
      act(number, value, state >>> 2);
      return output.to << 2;
    };
  const later = outside((node, value, at) => {
    const child = node + testHead + value;
    let list = code.words[child] as number;
    if (list <= 0) list = unlearned(node, child, words, at);
    if (list !== nothing) visitList(list, words, at);
  });
  const result = outside((number, _, at) => {
    functions.present(words, at);
    functions.reached(number);
  });
  const run = outside((number, _, at) => {
    functions.present(words, at);
    functions.run(number);
  });
  return {
    later,
    result: (number, state, to) => result(number, 0, state, to),
    run: (number, state, to) => run(number, 0, state, to),
  };
}
