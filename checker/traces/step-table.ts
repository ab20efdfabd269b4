import type { Model } from '../model.js';
import type { Layout } from '../packing/layout.js';
import { createSteps } from '../search/steps.js';

/** A step from a packed state: the ground action's number, and the packed successor. */
export interface PackedStep {
  readonly instance: number;
  readonly words: Int32Array;
}

/** The steps from one packed state at a time, each to be kept. */
export interface StepTable {
  /** All of them, in the model's order. */
  from(words: Int32Array, at?: number): PackedStep[];
}

export function createStepTable<State, World>(model: Model<State, World>, layout: Layout): StepTable {
  const { words: records, each } = createSteps(model, layout);
  return {
    from(words, at = 0) {
      const steps: PackedStep[] = [];
      each(words, at, record => {
        const successor = records.slice(record + 1, record + 1 + layout.words);
        steps.push({ instance: records[record], words: successor });
      });
      return steps;
    },
  };
}
