import type { GraphVerdict } from './graph/graph-verdict.js';
import { askedOfSearch, judgingOnGraph } from './graph/on-graph.js';
import type { Model } from './model.js';
import { isOnGraph, type Property } from './property.js';
import { shortestTraces } from './reduction/shortest-traces.js';
import { type Exploration, explore, type Progress } from './search/explore.js';
import type { Limits } from './search/limits.js';
import { bytesFor } from './search/visited.js';
import { shrink } from './traces/shrink.js';
import type { Search, Verdict } from './verdict.js';
import { verdictOfSearch } from './verdict-of-search.js';
import { type WalkOptions, type WalkResult, walk } from './walk.js';

/** Checks properties by exhaustive search. The verdicts come in the order of the properties. */
export const check = <State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  limits: Limits = {},
): Verdict[] => verdictsOf(model, properties, explore(model, askedOfSearch(properties), limits), limits);

/** What an exploration says of each property that it was given. See `judging`. */
export function verdictsOf<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  exploration: Exploration,
  limits: Limits = {},
): Verdict[] {
  const judged = judging(model, properties, exploration, limits);
  for (;;) {
    const next = judged.next();
    if (next.done) return next.value;
  }
}

/**
 * What an exploration says of each property; it has been asked for `askedOfSearch(properties)`. What is judged on the
 * graph of its states is judged now, which takes about as long as the search did, and yields its progress.
 */
export function* judging<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  exploration: Exploration,
  limits: Limits,
): Generator<Progress, Verdict[]> {
  const late = properties.filter(isOnGraph).filter(({ name }) => !exploration.hits.has(name));
  const onGraph = yield* judgingOnGraph(model, late, exploration, limits);
  const { of: traces, shortest } = yield* shortestTraces(model, properties, exploration, limits);
  const bytes = bytesFor(exploration.search.states, exploration.layout.words);
  const found = { ...exploration, search: { ...exploration.search, bytes } };
  return properties.map((property): Verdict => {
    const judged = onGraph.get(property.name);
    return judged === undefined || judged.kind === 'holds'
      ? verdictOfSearch(model, property, found, traces, shortest.has(property.name))
      : verdictOnGraph(model.name, property.name, found.search, judged);
  });
}

function verdictOnGraph(
  model: string,
  property: string,
  search: Search,
  judged: Exclude<GraphVerdict, { readonly kind: 'holds' }>,
): Verdict {
  if (judged.kind === 'unknown') return { ...judged, property, search, needsAllStates: true };
  const { kind, ...steps } = judged;
  return { kind, property, search, finding: { model, search, ...steps, minimal: true } };
}

/** Checks one property by random walks. */
export const checkByWalks = <State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  options: WalkOptions,
  limits: Limits = {},
): Verdict => verdictOfWalks(model, property, options, walk(model, property, options), limits);

/**
 * What random walks say of the property that they were made for. They can refute but never prove: without a finding the
 * verdict is unknown. A finding is shrunk, then searched for a shortest one within `limits`.
 */
export function verdictOfWalks<State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  options: WalkOptions,
  { trace, walks }: WalkResult<State, World>,
  limits: Limits = {},
): Verdict {
  if (property.kind === 'recoverable' || property.kind === 'leads-to') {
    const search = { states: 0, transitions: 0, depth: 0, complete: false };
    return { kind: 'unknown', property: property.name, search, stoppedBy: 'search', needsAllStates: true };
  }
  const search = { states: 0, transitions: walks * options.steps, depth: options.steps, complete: false };
  if (trace === undefined) return { kind: 'unknown', property: property.name, search, stoppedBy: 'walks' };
  const shrunk = shrink(model, property, trace, limits);
  const labels = shrunk.trace.map(instance => instance.label);
  const finding = {
    model: model.name,
    search,
    trace: labels,
    minimal: shrunk.minimal,
    seed: options.seed,
    walked: trace.length,
  };
  return {
    kind: property.kind === 'reachable' ? 'reached' : 'violated',
    property: property.name,
    search,
    finding,
  };
}
