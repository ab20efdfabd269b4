import { instancesOf } from '../instance.js';
import type { Model } from '../model.js';
import { type GraphProperty, type Invariant, isOnGraph, type Property } from '../property.js';
import type { Exploration, Progress } from '../search/explore.js';
import type { Limits } from '../search/limits.js';
import type { Limit } from '../verdict.js';
import { type Budget, createBudget } from './budget.js';
import { judgingDeadlock } from './deadlock.js';
import type { GraphVerdict, Judging } from './graph-verdict.js';
import { judgingLeadsTo } from './lasso.js';
import { marking, type Predicate } from './marking.js';
import { entitiesOf } from './run.js';
import { openStateSpace } from './state-space.js';
import type { Source } from './tracing.js';
import { judgingRecoverable } from './trap.js';

/**
 * What to ask a search for, so that its states can be judged on their graph afterwards: such a property is not decided
 * before the end, and until then the search must not stop.
 */
export const askedOfSearch = <State, World>(
  properties: readonly Property<State, World>[],
): readonly Property<State, World>[] =>
  properties.some(isOnGraph) ? [...properties, undecided as Invariant<State, World>] : properties;

/** A property that is not decided before the end: it keeps a search going. */
export const undecided: Invariant<unknown, unknown> = {
  kind: 'invariant',
  name: 'undecided until all states are known',
  sentence: 'There is more to see.',
  holds: () => true,
};

/**
 * Judges properties on the graph of a search; by name. One pass marks all states; then only the steps of those are taken
 * again that a property is about. Where the search was stopped, or a limit is reached, they are unknown.
 */
export function* judgingOnGraph<State, World>(
  model: Model<State, World>,
  properties: readonly GraphProperty<State, World>[],
  exploration: Exploration,
  limits: Limits,
): Generator<Progress, ReadonlyMap<string, GraphVerdict>> {
  const unknown = (stoppedBy: Limit = 'interrupt'): GraphVerdict => ({ kind: 'unknown', stoppedBy });
  if (properties.length === 0) return new Map();
  if (!exploration.search.complete)
    return new Map(properties.map(({ name }) => [name, unknown(exploration.stoppedBy)]));

  const source = { model, instances: instancesOf(model), space: openStateSpace(model, exploration) };
  const budget = createBudget(limits, source.space.bytes);
  const predicates = properties.map(property => predicatesOf(model, property));
  const isHalted: Predicate<State, World> = (state, world) => model.isHalted?.(state, world) === true;
  const marks = yield* marking(source.space, model.world, [isHalted, ...predicates.flat()], budget);
  if (marks === undefined) return new Map(properties.map(({ name }) => [name, unknown(budget.spent)]));

  const [halted, ...rest] = marks;
  const found = new Map<string, GraphVerdict>();
  const kept = budget.bytes;
  for (const [i, property] of properties.entries()) {
    const own = rest.splice(0, predicates[i].length);
    const judged = yield* judgingOne(source, property, own, halted, budget);
    found.set(property.name, judged ?? unknown(budget.spent));
    budget.backTo(kept);
  }
  return found;
}

/** What is asked of each state for a property: whether it is good; or for each entity whether it is `from`, then `to`. */
function predicatesOf<State, World>(
  model: Model<State, World>,
  property: GraphProperty<State, World>,
): Predicate<State, World>[] {
  switch (property.kind) {
    case 'recoverable':
      return [(state, world) => property.good(state, world)];
    case 'leads-to':
      return entitiesOf(model, property).flatMap(entity => [
        (state: State, world: World) => property.from(state, world, entity),
        (state: State, world: World) => property.to(state, world, entity),
      ]);
    case 'deadlock':
      return [(state, world) => property.mayEnd(state, world)];
  }
}

function judgingOne<State, World>(
  source: Source<State, World>,
  property: GraphProperty<State, World>,
  marks: readonly Uint8Array[],
  halted: Uint8Array,
  budget: Budget,
): Judging {
  switch (property.kind) {
    case 'recoverable':
      return judgingRecoverable(source, marks[0], halted, budget);
    case 'leads-to':
      return judgingLeadsTo(source, property, marks, halted, budget);
    case 'deadlock':
      return judgingDeadlock(source, marks[0], halted, budget);
  }
}
