import { createSuccessors } from '../learning/successors.js';
import type { Model } from '../model.js';
import { type Carrier, createCarrier } from '../packing/carrier.js';
import type { Exploration } from '../search/explore.js';
import { createHaltedTest } from '../search/searcher.js';

/** The states that a search reached, to be looked at again one by one, level by level. */
export interface Reached<State> {
  readonly count: number;
  /** Holds the state that was shown last. */
  readonly carrier: Carrier<State>;
  /** Puts a state on the carrier, by its number from 0 to `count` - 1. */
  show(state: number): void;
  /** The steps that a search takes at least to a state. */
  depthOf(state: number): number;
}

export function reachedBy<State, World>(
  model: Model<State, World>,
  { visited, layout, levels, search }: Pick<Exploration, 'visited' | 'layout' | 'levels' | 'search'>,
): Reached<State> {
  const carrier = createCarrier<State>(model.schema, layout);
  return {
    count: search.states,
    carrier,
    show: state => carrier.unpack(visited.words, visited.at(state)),
    depthOf: state => levels.findLastIndex(first => first <= state),
  };
}

/** The steps from one state: the numbers of the instances taken, and after each the packed state it leads to. */
export interface Steps {
  readonly instances: readonly number[];
  /** Packed states, one after the other; longer than what is in use. */
  readonly states: Int32Array;
}

/**
 * Takes every step of a model from the carrier's present state, and leaves that as it was. What it returns is in the model's
 * order, and valid until it is called again. From a halted state there is no step.
 */
export function createSteps<State, World>(
  model: Model<State, World>,
  carrier: Carrier<State>,
  layout: Exploration['layout'],
): () => Steps {
  const { words } = layout;
  const output = { words: new Int32Array(0), to: 0 };
  const { instances, expand } = createSuccessors(model, layout, createCarrier(model.schema, layout), output);
  const isHalted = createHaltedTest(model, layout);
  output.words = new Int32Array(instances * (1 + words));
  const states = new Int32Array(instances * words);
  const present = new Int32Array(words);
  return () => {
    carrier.pack(present, 0);
    output.to = 0;
    if (isHalted?.(present, 0) !== true) expand(present, 0);
    const records = Array.from({ length: output.to / (1 + words) }, (_, i) => i * (1 + words));
    records.sort((one, other) => (output.words[one] as number) - (output.words[other] as number));
    records.forEach((at, i) => {
      states.set(output.words.subarray(at + 1, at + 1 + words), i * words);
    });
    return { instances: records.map(at => output.words[at] as number), states };
  };
}
