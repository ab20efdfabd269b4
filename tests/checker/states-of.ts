import type { Model } from '../../checker/model.js';
import { createCarrier } from '../../checker/packing/carrier.js';
import type { Exploration } from '../../checker/search/explore.js';
import { copy } from '../../checker/value.js';

type Searched = Pick<Exploration, 'visited' | 'layout' | 'search'>;

/** Copies of the packed states that a search has reached, by their numbers. */
export const packedStatesOf = ({ visited, layout, search }: Searched): Int32Array[] =>
  Array.from({ length: search.states }, (_, number) =>
    visited.words.slice(visited.at(number), visited.at(number) + layout.words),
  );

/** The states that a search has reached, by their numbers. */
export function statesOf<State, World>({ schema }: Model<State, World>, searched: Searched): State[] {
  const carrier = createCarrier<State>(schema, searched.layout);
  return packedStatesOf(searched).map(words => {
    carrier.unpack(words, 0);
    return copy(schema, carrier.state);
  });
}
