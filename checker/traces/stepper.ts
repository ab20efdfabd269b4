import type { Model } from '../model.js';
import { createCarrier } from '../packing/carrier.js';
import { layOut } from '../packing/layout.js';
import { createStepTable, type PackedStep } from './step-table.js';

/** One state that is moved step by step, fast: for random walks and for trying traces again and again. */
export interface Stepper<State> {
  /** The present state. It changes with every step: copy what is to be kept. */
  readonly state: State;
  /** The state before the last step. */
  readonly before: State;
  /** Back to the (first) initial state. */
  reset(): void;
  /** The numbers of the instances that can be taken, in the model's order. */
  enabled(): readonly number[];
  /** Takes the step that was listed at position `choice` of `enabled()`. */
  take(choice: number): void;
}

export function createStepper<State, World>(model: Model<State, World>): Stepper<State> {
  const layout = layOut(model.schema);
  const carrier = createCarrier<State>(model.schema, layout);
  const before = createCarrier<State>(model.schema, layout);
  const table = createStepTable(model, layout);
  const present = new Int32Array(layout.words);
  let steps: readonly PackedStep[] = [];
  return {
    state: carrier.state,
    before: before.state,
    reset() {
      carrier.load(model.initials[0] as State);
      before.load(model.initials[0] as State);
      carrier.pack(present, 0);
    },
    enabled() {
      steps = table.from(present);
      return steps.map(({ instance }) => instance);
    },
    take(choice) {
      before.slots.set(carrier.slots);
      present.set((steps[choice] as PackedStep).words);
      carrier.unpack(present, 0);
    },
  };
}
