import { createPredicates, type Predicate } from '../learning/predicates.js';
import type { Model } from '../model.js';
import { createCarrier } from '../packing/carrier.js';
import type { Exploration } from '../search/explore.js';
import { createSteps } from '../search/steps.js';
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
  const steps = createSteps(model, layout, space);
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
    isHalted: number => steps.isHalted(visited.words, visited.at(number)),
    hasStep: number => steps.areAny(visited.words, visited.at(number)),
    eachStep(number, visit) {
      steps.each(visited.words, visited.at(number), record => {
        const end = visited.find(steps.words, record + 1);
        if (end === -1)
          throw new Error(`model ${model.name}: a step taken again leads to where no step led before`);
        visit(end, steps.words[record]);
      });
    },
  };
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
