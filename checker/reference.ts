import { instancesOf } from './instance.js';
import type { Model } from './model.js';
import type { Property } from './property.js';
import { enabledIn, next } from './traces/next.js';
import { copy } from './value.js';

/** What the reference explorer finds: the numbers, and for each property the fewest steps to its finding. */
export interface Reference {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly findings: ReadonlyMap<string, number>;
}

/** The explorer that is obviously right: plain values, a map of JSON, one level after the other. */
export function exploreByReference<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[] = [],
): Reference {
  const instances = instancesOf(model);
  const initials = model.initials.map(state => copy(model.schema, state));
  const reached = new Map(initials.map(state => [JSON.stringify(state), state]));
  const findings = new Map<string, number>();
  const found = (name: string, steps: number): void => void (findings.has(name) || findings.set(name, steps));
  let transitions = 0;
  let depth = 0;
  let level: State[] = [...reached.values()];
  for (; level.length > 0; depth++) {
    const successors: State[] = [];
    for (const state of level) {
      for (const property of properties) {
        if (property.kind === 'invariant' && !property.holds(state, model.world)) found(property.name, depth);
        if (property.kind === 'reachable' && property.reached(state, model.world))
          found(property.name, depth);
      }
      for (const instance of enabledIn(model, state, instances)) {
        const after = next(model, state, instance);
        transitions += 1;
        for (const property of properties) {
          if (property.kind === 'step' && !property.holds(state, after, model.world))
            found(property.name, depth + 1);
        }
        const key = JSON.stringify(after);
        if (reached.has(key)) continue;
        reached.set(key, after);
        successors.push(after);
      }
    }
    level = successors;
  }
  return { states: reached.size, transitions, depth: depth - 1, findings };
}
