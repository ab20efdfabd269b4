import type { Carrier } from '../packing/carrier.js';
import type { Layout } from '../packing/layout.js';
import type { StructSchema } from '../schema.js';
import { createForest, type Forest } from './forest.js';
import { type Pace, usualPace } from './functions.js';
import { createRecorder } from './recorder.js';

/** A question about a state, as a function of it. */
export type Predicate<State> = (state: State) => boolean;

/** Asks predicates of the packed state at `words[at]`. */
export type Predicates = Pick<Forest, 'visit' | 'compileFor'>;

/** How much is learned, and when. */
export interface Learning {
  /**
   * Words that a predicate's tree may have. One with a larger tree reads so much that hardly two states agree in it: it is
   * left out of the forest, which is then grown anew, and just run in every state.
   */
  readonly wordsMax: number;
  readonly pace: Pace;
}

const usual: Learning = { wordsMax: 6_000, pace: usualPace };

/**
 * Asks predicates of packed states, with what has been learned about them (see forest.ts): a `visit` calls `isTrue` with the
 * number of each that is true. `carrier` is theirs alone.
 */
export function createPredicates<State>(
  schema: StructSchema,
  layout: Layout,
  carrier: Carrier<State>,
  predicates: readonly Predicate<State>[],
  isTrue: (number: number) => void,
  { wordsMax, pace }: Learning = usual,
): Predicates {
  const recorder = createRecorder<State>(schema, layout, carrier.slots.slice());
  const treeWords = new Float64Array(predicates.length);
  let learned = predicates.map((_, number) => number);
  let others: number[] = [];
  let isTooLarge = false;
  let memory: WebAssembly.Memory | undefined;
  let isPresent = false;

  const present = (words: Int32Array, at: number): void => {
    if (isPresent) return;
    carrier.unpack(words, at);
    isPresent = true;
  };
  const run = (number: number): void => {
    if (predicates[number]?.(carrier.state) === true) isTrue(number);
  };
  const grow = (): Forest => {
    const numbers = learned;
    const forest = createForest(
      layout,
      {
        count: numbers.length,
        record(i) {
          recorder.begin(carrier.slots);
          const kind = predicates[numbers[i] as number]?.(recorder.state) === true ? 'result' : 'nothing';
          return { reads: recorder.reads, leaf: { kind } };
        },
        reached: i => isTrue(numbers[i] as number),
        run: i => run(numbers[i] as number),
        grown(i, words) {
          const number = numbers[i] as number;
          treeWords[number] = (treeWords[number] as number) + words;
          if ((treeWords[number] as number) > wordsMax) isTooLarge = true;
        },
        present,
      },
      { words: new Int32Array(0), to: 0 },
      pace,
    );
    if (memory !== undefined) forest.compileFor(memory);
    return forest;
  };

  let forest = grow();
  return {
    visit(words, at) {
      isPresent = false;
      forest.visit(words, at);
      if (others.length > 0) {
        present(words, at);
        for (const number of others) run(number);
      }
      if (!isTooLarge) return;
      isTooLarge = false;
      others = predicates.flatMap((_, number) => ((treeWords[number] as number) > wordsMax ? [number] : []));
      learned = learned.filter(number => !others.includes(number));
      for (const number of learned) treeWords[number] = 0;
      forest = grow();
    },
    compileFor(given) {
      memory = given;
      forest.compileFor(given);
    },
  };
}
