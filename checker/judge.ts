import { type Carrier, createCarrier } from './carrier.js';
import type { Layout } from './layout.js';
import type { Model } from './model.js';
import type { Invariant, Property, Reachable, StepProperty } from './property.js';

/** Where a property's finding lies: a state, or for a step property the step `instance` from `state`. */
export interface Hit {
  readonly depth: number;
  readonly state: number;
  readonly instance?: number;
}

/** Judges the states of a search as they are expanded, and remembers the first finding of each property. */
export interface StateJudge {
  /** Properties not decided yet, step properties apart. */
  readonly open: number;
  readonly hits: ReadonlyMap<string, Hit>;
  readonly witnessed: ReadonlySet<string>;
  judge(depth: number, state: number): void;
}

export function createStateJudge<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  state: State,
): StateJudge {
  let unwitnessed = properties.filter(property => property.witness !== undefined);
  let invariants = properties.filter((p): p is Invariant<State, World> => p.kind === 'invariant');
  let scenarios = properties.filter((p): p is Reachable<State, World> => p.kind === 'reachable');
  const hits = new Map<string, Hit>();
  const witnessed = new Set<string>();

  const decide = (name: string, depth: number, at: number): void => {
    hits.set(name, { depth, state: at });
    invariants = invariants.filter(property => property.name !== name);
    scenarios = scenarios.filter(property => property.name !== name);
  };

  return {
    get open() {
      return invariants.length + scenarios.length;
    },
    hits,
    witnessed,
    judge(depth, at) {
      for (const property of unwitnessed) {
        if (property.witness?.(state, model.world) !== true) continue;
        witnessed.add(property.name);
        unwitnessed = unwitnessed.filter(other => other !== property);
      }
      for (const property of invariants) {
        if (!property.holds(state, model.world)) decide(property.name, depth, at);
      }
      for (const property of scenarios) {
        if (property.reached(state, model.world)) decide(property.name, depth, at);
      }
    },
  };
}

/** Judges every step from the states of a search. */
export interface StepJudge {
  /** Step properties not decided yet; while it is 0 there is nothing to do on a step. */
  readonly open: number;
  readonly hits: ReadonlyMap<string, Hit>;
  /** Takes the carrier's present state as the one the next steps start from. */
  begin(): void;
  judge(hit: Hit): void;
}

export function createStepJudge<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  layout: Layout,
  after: Carrier<State>,
): StepJudge {
  let open = properties.filter((p): p is StepProperty<State, World> => p.kind === 'step');
  const before = createCarrier<State>(model.schema, layout);
  const hits = new Map<string, Hit>();
  return {
    get open() {
      return open.length;
    },
    hits,
    begin() {
      before.slots.set(after.slots);
    },
    judge(hit) {
      for (const property of open) {
        if (property.holds(before.state, after.state, model.world)) continue;
        hits.set(property.name, hit);
        open = open.filter(other => other !== property);
      }
    },
  };
}
