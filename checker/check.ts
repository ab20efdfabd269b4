import { type Exploration, explore, type Limits } from './explore.js';
import type { Model } from './model.js';
import type { Property } from './property.js';
import { shrink } from './shrink.js';
import { straightestTraces } from './straighten.js';
import type { Verdict } from './verdict.js';
import { type WalkOptions, walk } from './walk.js';

/** Checks properties by exhaustive search. The verdicts come in the order of the properties. */
export const check = <State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  limits: Limits = {},
): Verdict[] => verdictsOf(model, properties, explore(model, properties, limits));

/** What an exploration says of each property that it was given. */
export function verdictsOf<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  exploration: Exploration,
): Verdict[] {
  const { search, stoppedBy, hits, witnessed } = exploration;
  const traces = straightestTraces(model, properties, exploration);
  return properties.map((property): Verdict => {
    const { name } = property;
    if (hits.has(name)) {
      const trace = (traces.get(name) ?? []).map(instance => instance.label);
      const kind = property.kind === 'reachable' ? 'reached' : 'violated';
      return { kind, property: name, search, finding: { model: model.name, search, trace, minimal: true } };
    }
    if (!search.complete)
      return { kind: 'unknown', property: name, search, stoppedBy: stoppedBy ?? 'interrupt' };
    if (property.kind === 'reachable') return { kind: 'unreachable', property: name, search };
    return { kind: 'holds', property: name, search, witnessed: property.witness && witnessed.has(name) };
  });
}

/**
 * Checks one property by random walks, which can refute but never prove: without a finding the verdict is unknown. A
 * finding is shrunk, then searched for a shortest one within `limits`.
 */
export function checkByWalks<State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  options: WalkOptions,
  limits: Limits = {},
): Verdict {
  const { trace, walks } = walk(model, property, options);
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
