import type { Output } from '../learning/functions.js';
import { createPredicates, type Predicate } from '../learning/predicates.js';
import { createSuccessors } from '../learning/successors.js';
import type { Model } from '../model.js';
import { createCarrier } from '../packing/carrier.js';
import type { Exploration } from '../search/explore.js';
import { createHaltedTest } from '../search/searcher.js';
import { deskOf } from '../search/space.js';
import { bytesFor } from '../search/visited.js';

/** The states that a search has reached, by their numbers, with the steps from them. The initial states come first. */
export interface StateSpace<State> {
  readonly count: number;
  /** Bytes that the search holds. */
  readonly bytes: number;
  /** The number of the first state of each breadth-first level; level 0 holds the initial states. */
  readonly levels: readonly number[];
  /** Steps from the nearest initial state to a state. */
  depthOf(number: number): number;
  /** A state by its number: the same object each time, to be read before anything else is asked. */
  stateAt(number: number): State;
  /** Asks predicates of one state after the other: `isTrue` is called with the number of each that is true of it. */
  asking(
    predicates: readonly Predicate<State>[],
    isTrue: (predicate: number) => void,
  ): (number: number) => void;
  /** Whether a state is halted. */
  isHalted(number: number): boolean;
  /** Whether any step leads from a state; none does from a halted one. */
  hasStep(number: number): boolean;
  /** Takes every step from a state anew: calls `visit` with the state it leads to and the instance taken. None if halted. */
  eachStep(number: number, visit: (end: number, instance: number) => void): void;
}

/**
 * Opens a search that came to its end. It must have kept every state, none left out as the like of another. This file
 * alone knows how a search keeps its states.
 */
export function openStateSpace<State, World>(
  model: Model<State, World>,
  { search, visited, layout, levels, canonicalize }: Exploration,
): StateSpace<State> {
  if (canonicalize !== undefined)
    throw new Error(`model ${model.name}: the search has left states out as the like of others`);
  const carrier = createCarrier<State>(model.schema, layout);
  const { space } = visited;
  const { batch } = deskOf(space.places, 0);
  const output = { words: space.words, to: batch };
  const steps = createSuccessors(model, layout, createCarrier(model.schema, layout), output);
  const { instances, expand } = steps;
  steps.compileFor(space.memory);
  const halted = createHaltedTest(model, layout, space.memory);
  const record = 1 + layout.words;
  const positions = new Int32Array(instances);
  const isHalted = (number: number): boolean => halted?.(visited.words, visited.at(number)) === true;
  return {
    count: search.states,
    bytes: bytesFor(search.states, layout.words),
    levels,
    depthOf: number => levelOf(levels, number),
    stateAt(number) {
      carrier.unpack(visited.words, visited.at(number));
      return carrier.state;
    },
    asking(predicates, isTrue) {
      const own = createCarrier<State>(model.schema, layout);
      const { visit, compileFor } = createPredicates(model.schema, layout, own, predicates, isTrue);
      compileFor(space.memory);
      return number => visit(visited.words, visited.at(number));
    },
    isHalted,
    hasStep(number) {
      if (isHalted(number)) return false;
      output.to = batch;
      expand(visited.words, visited.at(number));
      return output.to > batch;
    },
    eachStep(number, visit) {
      if (isHalted(number)) return;
      output.to = batch;
      expand(visited.words, visited.at(number));
      for (let i = 0, steps = putInOrder(positions, output, batch, record); i < steps; i++) {
        const at = positions[i] as number;
        const end = visited.find(output.words, at + 1);
        if (end === -1)
          throw new Error(`model ${model.name}: a step taken again leads to where no step led before`);
        visit(end, output.words[at] as number);
      }
    },
  };
}

/** Writes the positions of the records, in the order of their ground actions; says how many there are. There are few. */
function putInOrder(positions: Int32Array, { words, to }: Output, from: number, record: number): number {
  let size = 0;
  for (let at = from; at < to; at += record) {
    let i = size++;
    for (; i > 0 && (words[positions[i - 1] as number] as number) > (words[at] as number); i--)
      positions[i] = positions[i - 1] as number;
    positions[i] = at;
  }
  return size;
}

/** The last level whose first state is not beyond this one, found by halving. */
function levelOf(levels: readonly number[], number: number): number {
  let level = 0;
  for (let end = levels.length; end - level > 1; ) {
    const middle = (level + end) >> 1;
    if ((levels[middle] as number) <= number) level = middle;
    else end = middle;
  }
  return level;
}
