import { createSuccessors } from '../learning/successors.js';
import type { Model } from '../model.js';
import { createCarrier } from '../packing/carrier.js';
import type { Layout } from '../packing/layout.js';
import { createHaltedTest } from './halted.js';
import { deskOf, type Space } from './space.js';

/** The steps from one packed state at a time, taken anew; from a halted one there are none. */
export interface Steps {
  /** Where a record of each step is written: the number of its ground action, then the packed successor. */
  readonly words: Int32Array;
  /** Whether the packed state at `from[at]` is halted. */
  isHalted(from: Int32Array, at: number): boolean;
  /** Whether any step leads from it. */
  areAny(from: Int32Array, at: number): boolean;
  /** Takes them all: `visit` is called with the position of the record of each, in the model's order. */
  each(from: Int32Array, at: number, visit: (record: number) => void): void;
}

/**
 * The states are in the memory of a search that is at rest, and the records are written at the desk of its first thread; or they are
 * anywhere, where there is no such memory, and all takes longer.
 */
export function createSteps<State, World>(model: Model<State, World>, layout: Layout, space?: Space): Steps {
  const recordWords = 1 + layout.words;
  const first = space === undefined ? 0 : deskOf(space.places, 0).batch;
  const output = { words: space?.words ?? new Int32Array(0), to: first };
  const carrier = createCarrier<State>(model.schema, layout);
  const { instances, expand, compileFor } = createSuccessors(model, layout, carrier, output);
  if (space === undefined) output.words = new Int32Array(instances * recordWords);
  else compileFor(space.memory);
  const { words } = output;
  const halted = createHaltedTest(model, layout, space?.memory);
  const isHalted = (from: Int32Array, at: number): boolean => halted?.(from, at) === true;
  const positions = new Int32Array(instances);

  const take = (from: Int32Array, at: number): void => {
    output.to = first;
    if (!isHalted(from, at)) expand(from, at);
  };
  /** Writes the records' positions in the order of their ground actions; says how many there are. They are few. */
  const putInOrder = (): number => {
    let size = 0;
    for (let at = first; at < output.to; at += recordWords) {
      let i = size++;
      for (; i > 0 && words[positions[i - 1]] > words[at]; i--) positions[i] = positions[i - 1];
      positions[i] = at;
    }
    return size;
  };
  return {
    words,
    isHalted,
    areAny(from, at) {
      take(from, at);
      return output.to > first;
    },
    each(from, at, visit) {
      take(from, at);
      for (let i = 0, size = putInOrder(); i < size; i++) visit(positions[i]);
    },
  };
}
