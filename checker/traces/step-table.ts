import { createSuccessors } from '../learning/successors.js';
import type { Model } from '../model.js';
import { createCarrier } from '../packing/carrier.js';
import type { Layout } from '../packing/layout.js';
import { createHaltedTest } from '../search/searcher.js';

/** A step from a packed state: the ground action's number, and the packed successor. */
export interface PackedStep {
  readonly instance: number;
  readonly words: Int32Array;
}

/** The steps from one packed state at a time. */
export interface StepTable {
  /** All of them, in the model's order. */
  from(words: Int32Array, at?: number): PackedStep[];
}

export function createStepTable<State, World>(model: Model<State, World>, layout: Layout): StepTable {
  const output = { words: new Int32Array(0), to: 0 };
  const carrier = createCarrier<State>(model.schema, layout);
  const { instances, expand } = createSuccessors(model, layout, carrier, output);
  const isHalted = createHaltedTest(model, layout);
  const record = 1 + layout.words;
  output.words = new Int32Array(instances * record);
  return {
    from(words, at = 0) {
      output.to = 0;
      if (isHalted?.(words, at) !== true) expand(words, at);
      const steps: PackedStep[] = [];
      for (let to = 0; to < output.to; to += record) {
        steps.push({ instance: output.words[to] as number, words: output.words.slice(to + 1, to + record) });
      }
      return steps.sort((one, other) => one.instance - other.instance);
    },
  };
}
