import { expect } from 'vitest';
import { check, verdictsOf } from '../../../checker/check.js';
import { instancesOf } from '../../../checker/instance.js';
import type { Model } from '../../../checker/model.js';
import type { Property } from '../../../checker/property.js';
import { type Exploration, explore } from '../../../checker/search/explore.js';
import type { Limits } from '../../../checker/search/limits.js';
import { enabledIn } from '../../../checker/traces/next.js';
import type { Verdict } from '../../../checker/verdict.js';
import { statesOf } from '../states-of.js';

/** Expects that a reduced search says what one says that leaves nothing out, and returns what it found out. */
export function expectSameFindings<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  limits: Limits = {},
): Exploration {
  const full = explore(model, properties, limits);
  const reduced = explore(model, properties, { ...limits, reduce: true });
  expect(reduced.search.reduction).toBe('made');
  expect([...reduced.hits.keys()].sort()).toEqual([...full.hits.keys()].sort());
  for (const [name, depth] of reduced.hits)
    expect(depth, name).toBeGreaterThanOrEqual(full.hits.get(name) ?? 0);
  const verdicts = verdictsOf(model, properties, reduced, { ...limits, reduce: true });
  expect(verdicts.map(told)).toEqual(check(model, properties, limits).map(told));
  return reduced;
}

/** What a verdict claims, but for how much was searched and which of several shortest traces is told. */
function told(verdict: Verdict): unknown {
  const { kind, property } = verdict;
  if (verdict.kind === 'holds') return { kind, property, witnessed: verdict.witnessed };
  if (!('finding' in verdict)) return { kind, property };
  const { trace, minimal } = verdict.finding;
  return { kind, property, steps: trace.length, minimal };
}

/** The states of an exploration in which nothing can be done, as JSON. */
export function deadlocksIn<State, World>(model: Model<State, World>, exploration: Exploration): string[] {
  const instances = instancesOf(model);
  return statesOf(model, exploration)
    .filter(
      state =>
        model.isHalted?.(state, model.world) !== true && enabledIn(model, state, instances).length === 0,
    )
    .map(state => JSON.stringify(state))
    .sort();
}
