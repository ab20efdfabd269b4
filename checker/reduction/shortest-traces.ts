import type { Instance } from '../instance.js';
import type { Model } from '../model.js';
import type { Property } from '../property.js';
import { type Exploration, exploring, type Progress } from '../search/explore.js';
import type { Limits } from '../search/limits.js';
import { dropSteps } from '../traces/shrink.js';
import { straightestTraces } from '../traces/straighten.js';

/** Traces to what a search has found, by property name. */
export interface Traces<State, World> {
  readonly of: ReadonlyMap<string, readonly Instance<State, World>[]>;
  /** Names of the properties whose trace is proven to be a shortest one. */
  readonly shortest: ReadonlySet<string>;
}

/**
 * Traces to the findings of a search, shortest ones where that can be had. A search that has left steps out may have come to a finding by a
 * longer way. Then one that leaves out none goes as far as the findings are away, and yields its progress; where one of `limits` stops
 * it too early, the traces that there are lose the steps that they can do without.
 */
export function* shortestTraces<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  exploration: Exploration,
  limits: Limits,
): Generator<Progress, Traces<State, World>> {
  const { hits, search } = exploration;
  const found = properties.filter(({ name }) => hits.has(name));
  if (search.reduction !== 'made' || found.length === 0) {
    return { of: straightestTraces(model, found, exploration), shortest: new Set(hits.keys()) };
  }
  const { crew, resume, ...rest } = limits;
  const depth = Math.max(...found.map(({ name }) => hits.get(name) as number));
  const full = yield* exploring(model, found, { ...rest, reduce: false, depth });
  const longer = found.filter(({ name }) => !full.hits.has(name));
  const traces = [...straightestTraces(model, longer, exploration)].map(([name, trace], i) => {
    const property = longer[i] as Property<State, World>;
    return [name, dropSteps(model, property, trace)] as const;
  });
  return {
    of: new Map([...straightestTraces(model, found, full), ...traces]),
    shortest: new Set(full.hits.keys()),
  };
}
