import { createPredicates } from '../learning/predicates.js';
import type { Model } from '../model.js';
import { createCarrier } from '../packing/carrier.js';
import type { Layout } from '../packing/layout.js';

/** Asks whether a packed state is halted, fast where all are in one memory; absent where no state of the model is. */
export function createHaltedTest<State, World>(
  { schema, world, isHalted }: Model<State, World>,
  layout: Layout,
  memory?: WebAssembly.Memory,
): ((words: Int32Array, at: number) => boolean) | undefined {
  if (isHalted === undefined) return undefined;
  let answer = false;
  const { visit, compileFor } = createPredicates<State>(
    schema,
    layout,
    createCarrier<State>(schema, layout),
    [state => isHalted(state, world)],
    () => {
      answer = true;
    },
  );
  if (memory !== undefined) compileFor(memory);
  return (words, at) => {
    answer = false;
    visit(words, at);
    return answer;
  };
}
