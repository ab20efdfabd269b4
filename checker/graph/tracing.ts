import type { Instance } from '../instance.js';
import type { Model } from '../model.js';
import type { Progress } from '../search/explore.js';
import { isEnabled, next } from '../traces/next.js';
import { copy, toCodes } from '../value.js';
import { backwardBytes, reversed } from './backward.js';
import type { Budget } from './budget.js';
import type { Part } from './part.js';
import type { StateSpace } from './state-space.js';
import { type Path, pendingWays, shortestWays, straightPath } from './straight-path.js';
import { findingWays } from './ways.js';

/** Steps with the states they go through, the first one included, and which of the ends that were asked for they lead to. */
export interface Traced<State, World> {
  readonly end: number;
  readonly steps: readonly Instance<State, World>[];
  readonly states: readonly State[];
}

/** What is traced, and in what. */
export interface Source<State, World> {
  readonly model: Model<State, World>;
  readonly instances: readonly Instance<State, World>[];
  readonly space: StateSpace<State>;
}

/**
 * A shortest trace to one of some states of equal depth, with the fewest changes of actor; each step is taken again, on
 * plain values. Undefined where the budget is spent.
 */
export function* tracingTo<State, World>(
  source: Source<State, World>,
  ends: readonly number[],
  budget: Budget,
): Generator<Progress, Traced<State, World> | undefined> {
  const { space } = source;
  const ways = yield* findingWays(space, space.depthOf(ends[0]), budget);
  if (ways === undefined) return undefined;
  return retaken(source, straightPath(ends, shortestWays(ways, space.depthOf), actorsOf(source)));
}

/** The same to states of a part: a shortest trace with which its promise is pending there. `starts` are where it is made. */
export function* tracingIn<State, World>(
  source: Source<State, World>,
  part: Part,
  starts: Uint8Array,
  ends: readonly number[],
  budget: Budget,
): Generator<Progress, Traced<State, World> | undefined> {
  const { space } = source;
  const depth = Math.min(part.depths[ends[0]], space.levels.length - 1);
  const ways = yield* findingWays(space, depth, budget);
  budget.take(part.count * backwardBytes.perState + part.ends.length * backwardBytes.perStep);
  if (ways === undefined || budget.spent !== undefined) return undefined;
  const layers = pendingWays(part, reversed(part), starts, shortestWays(ways, space.depthOf));
  const path = straightPath(ends, layers, actorsOf(source));
  const inWhole = (node: number): number => (node < part.count ? part.states[node] : node - part.count);
  const traced = retaken(source, { ...path, start: inWhole(path.start), end: inWhole(path.end) });
  return { ...traced, end: path.end };
}

const actorsOf = <State, World>({ instances }: Source<State, World>): number[] => {
  const actors = [...new Set(instances.map(({ label }) => label.actor))];
  return instances.map(({ label }) => actors.indexOf(label.actor));
};

/** Throws where a path cannot be taken, or leads elsewhere: then what found it is wrong. */
function retaken<State, World>(
  { model, instances, space }: Source<State, World>,
  path: Path,
): Traced<State, World> {
  const steps = path.instances.map(number => instances[number]);
  const states = [copy(model.schema, space.stateAt(path.start))];
  for (const [i, step] of steps.entries()) {
    if (!isEnabled(model, states[i], step))
      throw new Error(`model ${model.name}: ${step.label.action} was found to be possible, and is not`);
    states.push(next(model, states[i], step));
  }
  const found = toCodes(model.schema, space.stateAt(path.end));
  if (toCodes(model.schema, states[states.length - 1]).some((code, slot) => code !== found[slot]))
    throw new Error(`model ${model.name}: a path leads to another state than the one it was found for`);
  return { end: path.end, steps, states };
}
