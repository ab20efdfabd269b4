import { type Instance, instancesOf } from '../../checker/instance.js';
import type { Model } from '../../checker/model.js';
import type { GraphProperty, LeadsTo } from '../../checker/property.js';
import { enabledIn, next } from '../../checker/traces/next.js';
import { copy } from '../../checker/value.js';

/** All states of a small model and the steps between them, on plain values. */
export interface Plain<State> {
  readonly states: readonly State[];
  /** The initial states are the first ones. */
  readonly initials: number;
  readonly steps: readonly { readonly from: number; readonly to: number; readonly instance: string }[];
  readonly isHalted: readonly boolean[];
}

/** Undefined where there are more than so many states. */
export function plainGraph<State, World>(
  model: Model<State, World>,
  statesMax: number,
): Plain<State> | undefined {
  const instances = instancesOf(model);
  const states: State[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (state: State): number => {
    const key = JSON.stringify(state);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, states.length);
    return states.push(state) - 1;
  };
  for (const initial of model.initials) numberOf(copy(model.schema, initial));
  const initials = states.length;
  const steps: { from: number; to: number; instance: string }[] = [];
  for (let from = 0; from < states.length; from++) {
    if (states.length > statesMax) return undefined;
    const state = states[from] as State;
    for (const instance of enabledIn(model, state, instances))
      steps.push({ from, to: numberOf(next(model, state, instance)), instance: textOf(instance) });
  }
  const isHalted = states.map(state => model.isHalted?.(state, model.world) === true);
  return { states, initials, steps, isHalted };
}

const textOf = <State, World>({ action, args }: Instance<State, World>): string =>
  `${action.name} ${JSON.stringify(args)}`;

/**
 * The fewest steps to a violation, of a lasso those of its prefix; undefined where there is none. Found by trying
 * everything: no components, no search that stops early, only reachability by closure and all sets of states.
 */
export function fewestSteps<State, World>(
  model: Model<State, World>,
  graph: Plain<State>,
  property: GraphProperty<State, World>,
): number | undefined {
  const { states, isHalted, steps } = graph;
  const all = states.map((_, s) => s);
  const depths = distances(
    graph,
    all.slice(0, graph.initials).map(s => [s, 0] as const),
    all,
  );
  switch (property.kind) {
    case 'recoverable': {
      const goal = all.filter(s => isHalted[s] || property.good(states[s] as State, model.world));
      const reaches = closure(all, steps);
      return least(
        depths,
        all.filter(s => !goal.some(g => reaches(s, g))),
      );
    }
    case 'deadlock':
      return least(
        depths,
        all.filter(
          s =>
            !isHalted[s] &&
            !steps.some(step => step.from === s) &&
            !property.mayEnd(states[s] as State, model.world),
        ),
      );
    case 'leads-to': {
      const size = model.domains.find(domain => domain.name === property.each)?.members.length ?? 1;
      const found = Array.from({ length: size }, (_, entity) =>
        fewestInEntity(model, graph, property, entity, depths),
      ).flatMap(steps => steps ?? []);
      return found.length === 0 ? undefined : Math.min(...found);
    }
  }
}

function fewestInEntity<State, World>(
  model: Model<State, World>,
  graph: Plain<State>,
  property: LeadsTo<State, World>,
  entity: number,
  depths: readonly number[],
): number | undefined {
  const { states, isHalted } = graph;
  const all = states.map((_, s) => s);
  const isTo = states.map(state => property.to(state, model.world, entity));
  const inside = all.filter(s => !isHalted[s] && (property.stays || !isTo[s]));
  const made = inside.filter(s => property.from(states[s] as State, model.world, entity));
  const pending = distances(
    graph,
    made.map(s => [s, depths[s] as number] as const),
    inside,
  );
  const fair = instancesOf(model)
    .filter(({ action }) => property.fairness.includes(action.name))
    .map(textOf)
    .map(text => graph.steps.filter(step => step.instance === text && step.from !== step.to));
  const visitedForEver = subsets(inside.filter(s => (pending[s] as number) < Infinity)).filter(
    set =>
      (!property.stays || set.some(s => !isTo[s])) &&
      fair.every(steps => isFairTo(steps, set)) &&
      isConnected(graph, set),
  );
  return least(pending, visitedForEver.flat());
}

const least = (distance: readonly number[], among: readonly number[]): number | undefined => {
  const found = Math.min(...among.map(s => distance[s] as number));
  return found === Infinity ? undefined : found;
};

/** The fewest steps to each state from sources, each with a start of its own, by steps within some states. */
function distances(
  { states, steps }: Plain<unknown>,
  sources: readonly (readonly [state: number, start: number])[],
  within: readonly number[],
): number[] {
  const distance = states.map((_, s) => Math.min(...sources.filter(([at]) => at === s).map(([, d]) => d)));
  for (const _ of states) {
    for (const { from, to } of steps) {
      if (within.includes(from) && within.includes(to))
        distance[to] = Math.min(distance[to] as number, (distance[from] as number) + 1);
    }
  }
  return distance;
}

function closure(
  within: readonly number[],
  steps: Plain<unknown>['steps'],
): (from: number, to: number) => boolean {
  const pairs = new Set(within.map(s => `${s} ${s}`));
  for (const { from, to } of steps) {
    if (within.includes(from) && within.includes(to)) pairs.add(`${from} ${to}`);
  }
  for (const by of within) {
    for (const from of within) {
      for (const to of within) {
        if (pairs.has(`${from} ${by}`) && pairs.has(`${by} ${to}`)) pairs.add(`${from} ${to}`);
      }
    }
  }
  return (from, to) => pairs.has(`${from} ${to}`);
}

/** Every set of some states but the empty one. */
export const subsets = <T>(of: readonly T[]): T[][] =>
  Array.from({ length: 2 ** of.length - 1 }, (_, i) => of.filter((_, bit) => ((i + 1) >> bit) % 2 === 1));

/** Whether a run can visit each state of a set again and again, and no other. */
function isConnected({ steps }: Plain<unknown>, set: readonly number[]): boolean {
  const reaches = closure(set, steps);
  return set.every(from => set.every(to => reaches(from, to)));
}

/**
 * Whether a run that visits all of a set, and takes all steps within it, again and again is fair to an instance, given the
 * steps by which that changes anything.
 */
const isFairTo = (changing: Plain<unknown>['steps'], set: readonly number[]): boolean =>
  changing.some(({ from, to }) => set.includes(from) && set.includes(to)) ||
  set.some(s => !changing.some(({ from }) => from === s));
