import type { Layout } from '../packing/layout.js';
import { callsFor } from './calls.js';
import { type Functions, type Output, type Pace, usualPace } from './functions.js';
import { createInterpreter } from './interpreter.js';
import { createLearner } from './learner.js';
import { compileForest, type Visit } from './machine-code.js';
import { type Code, nothing } from './nodes.js';

/**
 * What functions of the state have been seen to do, as trees over what they read: at the root the field that a function
 * reads first; below each value found there, the field it reads next; at a leaf, what it came to. A function of the state
 * has no other input, so what was learned from one state is true of every state that agrees in what was read. Nothing is
 * guessed: where a value has not been met yet, the function itself is run.
 *
 * The trees of all functions are merged: those that read the same field next share a node, and those that came to nothing
 * are gone from what lies below. So a state costs about as many look-ups as there are different fields to look at. What has
 * been learned is turned into machine code now and then, by generating WebAssembly from it.
 *
 * After the caching of transitions by what they read and write in LTSmin (Blom, van de Pol, Weber, "LTSmin:
 * Distributed and Symbolic Reachability", CAV 2010), where the dependencies are declared; here they are recorded.
 */
export interface Forest {
  /** Runs all functions on the packed state at `words[at]`. */
  visit(words: Int32Array, at: number): void;
  /** From now on, states lie in this memory, and machine code is made of what has been learned. */
  compileFor(memory: WebAssembly.Memory): void;
}

export function createForest(
  layout: Layout,
  functions: Functions,
  output: Output,
  pace: Pace = usualPace,
): Forest {
  const code: Code = { words: new Int32Array(1 << 12), used: nothing + 1 };
  const { learnAll, unlearned } = createLearner(layout, code, functions, pace);
  const visitList = createInterpreter(layout, code, functions, output, unlearned);
  let root = 0;
  let visits = 0;
  let nextCompilation = pace.firstCompilation;
  let compiledSize = 0;
  let compiledAt = 0;
  let memory: WebAssembly.Memory | undefined;
  let compiled: Visit | undefined;

  return {
    visit(words, at) {
      if (root === 0) {
        functions.present(words, at);
        root = learnAll();
      }
      if (root === nothing) return;
      visits += 1;
      if (memory !== undefined && visits >= nextCompilation) {
        if (isWorthCompiling(code.used, compiledSize, visits - compiledAt, pace)) {
          const visitsMin = (visits - compiledAt) / pace.statesPerVisit;
          compiled = compileForest(
            layout,
            code,
            root,
            visitsMin,
            memory,
            callsFor(words, code, functions, output, unlearned, visitList),
          );
          compiledSize = code.used;
          compiledAt = visits;
        }
        nextCompilation = visits * 4;
      }
      if (compiled === undefined) visitList(root, words, at);
      else output.to = compiled(at << 2, output.to << 2) >>> 2;
    },
    compileFor(given) {
      memory = given;
    },
  };
}

/** Whether so much has been learned since the last time that compiling it all again, a microsecond for each word, pays. */
const isWorthCompiling = (
  size: number,
  compiledSize: number,
  visitsSince: number,
  { growth }: Pace,
): boolean => size > compiledSize * growth || (size > compiledSize && size < visitsSince / 8);
