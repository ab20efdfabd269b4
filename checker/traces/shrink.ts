import type { Instance } from '../instance.js';
import type { Model } from '../model.js';
import { isOnGraph, type Property } from '../property.js';
import { explore } from '../search/explore.js';
import type { Limits } from '../search/limits.js';
import { isEnabled, next } from './next.js';
import { stepsToFinding } from './replay.js';
import { straightestTraces } from './straighten.js';

/** A trace made as short as could be. */
export interface Shrunk<State, World> {
  readonly trace: readonly Instance<State, World>[];
  /** Whether a search proved that no shorter one exists. */
  readonly minimal: boolean;
}

/**
 * Shrinks a trace until dropping any one step loses the finding, then looks for a shorter one altogether: a
 * breadth-first search up to one step less. Where a limit stops that search, or it cannot judge the property, `minimal`
 * is false.
 */
export function shrink<State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  trace: readonly Instance<State, World>[],
  limits: Limits = {},
): Shrunk<State, World> {
  const shorter = dropSteps(model, property, trace);
  const search = explore(model, [property], { ...limits, reduce: false, depth: shorter.length });
  const shortest = straightestTraces(model, [property], search).get(property.name);
  if (shortest !== undefined) return { trace: shortest, minimal: true };
  const isProven = search.stoppedBy === 'depth' || search.search.complete;
  return { trace: shorter, minimal: isProven && !isOnGraph(property) };
}

/**
 * Drops runs of steps, from long ones to single ones, as long as what is left can be taken and still shows the finding, if
 * then `loop` is repeated for ever.
 */
export function dropSteps<State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  trace: readonly Instance<State, World>[],
  loop: readonly Instance<State, World>[] = [],
): readonly Instance<State, World>[] {
  let kept = showing(model, property, trace, loop) ?? trace;
  for (let run = Math.max(1, kept.length >> 1); run >= 1; run = run === 1 ? 0 : run >> 1) {
    for (let at = 0; at + run <= kept.length; ) {
      const left = showing(model, property, [...kept.slice(0, at), ...kept.slice(at + run)], loop);
      if (left === undefined) at += 1;
      else {
        kept = left;
        if (run === 1) at = 0;
      }
    }
  }
  return kept;
}

/** The steps of a trace that can be taken in turn, up to its finding; undefined where it shows none or is blocked. */
function showing<State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  trace: readonly Instance<State, World>[],
  loop: readonly Instance<State, World>[],
): readonly Instance<State, World>[] | undefined {
  const states = [model.initials[0] as State];
  for (const step of trace) {
    const state = states[states.length - 1] as State;
    if (!isEnabled(model, state, step)) return undefined;
    states.push(next(model, state, step));
  }
  const steps = stepsToFinding(model, property, states, loop);
  return steps === undefined ? undefined : trace.slice(0, steps);
}
