import { createCarrier } from './carrier.js';
import { createExpander } from './expander.js';
import { layOut } from './layout.js';
import type { Model } from './model.js';

/** One state that is moved step by step, fast: for random walks and for trying traces again and again. */
export interface Stepper<State> {
  /** The present state. It changes with every step: copy what is to be kept. */
  readonly state: State;
  /** The state before the last step. */
  readonly before: State;
  /** Back to the (first) initial state. */
  reset(): void;
  /** The numbers of the instances that can be taken, in the model's order; valid until the next call. */
  enabled(): readonly number[];
  /** Takes the step that was listed at position `choice` of `enabled()`. */
  take(choice: number): void;
}

export function createStepper<State, World>(model: Model<State, World>): Stepper<State> {
  const layout = layOut(model.schema);
  const carrier = createCarrier<State>(model.schema, layout);
  const before = createCarrier<State>(model.schema, layout);
  const successors: Int8Array[] = [];
  const numbers: number[] = [];
  const expand = createExpander(model, carrier, instance => {
    const at = numbers.push(instance) - 1;
    const kept = successors[at] ?? new Int8Array(carrier.slots.buffer.byteLength);
    kept.set(bytesOf(carrier.slots));
    successors[at] = kept;
    carrier.restore();
  });
  return {
    state: carrier.state,
    before: before.state,
    reset() {
      carrier.load(model.initials[0] as State);
      before.load(model.initials[0] as State);
    },
    enabled() {
      numbers.length = 0;
      if (model.isHalted?.(carrier.state, model.world) === true) return numbers;
      carrier.save();
      expand();
      return numbers;
    },
    take(choice) {
      bytesOf(before.slots).set(bytesOf(carrier.slots));
      bytesOf(carrier.slots).set(successors[choice] as Int8Array);
    },
  };
}

const bytesOf = (slots: { readonly buffer: ArrayBufferLike }): Int8Array => new Int8Array(slots.buffer);
