import type { Model } from '../model.js';
import { type Carrier, createCarrier } from '../packing/carrier.js';
import type { Exploration } from '../search/explore.js';

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
