import { instancesOf } from '../instance.js';
import type { Model } from '../model.js';
import type { Exploration } from '../search/explore.js';

/** What a search, or several, exercised: which actions were taken, and which properties were put to the test. */
export interface Coverage {
  /** Steps taken by each action, by its name, in the model's order. Taken, not merely enabled; 0 where it is silent. */
  readonly steps: ReadonlyMap<string, number>;
  /** Names of the properties that were put to the test: their witness was reached, or they were refuted. */
  readonly tested: ReadonlySet<string>;
  /** Whether every step from every reachable state was taken: only then does 0 mean that an action cannot be taken. */
  readonly complete: boolean;
}

/** What a search exercised of its model. */
export const coverageOf = <State, World>(
  model: Model<State, World>,
  { taken, witnessed, hits, search }: Pick<Exploration, 'taken' | 'witnessed' | 'hits' | 'search'>,
): Coverage => ({
  steps: stepsByAction(model, taken),
  tested: new Set([...witnessed, ...hits.keys()]),
  complete: search.complete && search.reduction !== 'made',
});

/**
 * What several searches exercised together, such as those of the slices of a scope: what any of them did. It is complete
 * if all of them are. Of no search at all: nothing, to the end.
 */
export const mergeCoverage = (coverages: readonly Coverage[]): Coverage => ({
  steps: sums(coverages.flatMap(({ steps }) => [...steps])),
  tested: new Set(coverages.flatMap(({ tested }) => [...tested])),
  complete: coverages.every(({ complete }) => complete),
});

/** The actions that no step took, by name. */
export const silentActions = ({ steps }: Coverage): string[] =>
  [...steps].flatMap(([action, count]) => (count === 0 ? [action] : []));

/** Adds the steps of each action's instances up; `taken` has them by the instances' numbers. */
export function stepsByAction<State, World>(
  model: Model<State, World>,
  taken: ArrayLike<number>,
): Map<string, number> {
  const byInstance = instancesOf(model).map(({ action }, i): [string, number] => [
    action.name,
    taken[i] ?? 0,
  ]);
  return sums([...model.actions.map(({ name }): [string, number] => [name, 0]), ...byInstance]);
}

/** The numbers under each name added up, names in the order in which they come first. */
function sums(entries: readonly (readonly [string, number])[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const [name, count] of entries) totals.set(name, (totals.get(name) ?? 0) + count);
  return totals;
}
