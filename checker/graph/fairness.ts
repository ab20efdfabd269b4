import type { Instance } from '../instance.js';
import type { Components } from './components.js';
import type { Part } from './part.js';

/** Which instances a property wants to be fair: their numbers among the fair ones, or -1, by their numbers in the model. */
export interface Fairness {
  readonly count: number;
  readonly of: Int32Array;
}

/** Every ground instance of the named actions is fair, each by itself. Throws on a name that the model does not have. */
export function fairnessOf<State, World>(
  instances: readonly Instance<State, World>[],
  names: readonly string[],
): Fairness {
  const actions = new Set(instances.map(instance => instance.action.name));
  const unknown = names.find(name => !actions.has(name));
  if (unknown !== undefined)
    throw new Error(`a property wants ${unknown} to be fair, no action of the model`);
  let count = 0;
  const of = Int32Array.from(instances, ({ action }) => (names.includes(action.name) ? count++ : -1));
  return { count, of };
}

/** Calls `visit` with each fair instance that can be taken in a state and changes it, and with where it leads. */
export function eachFairStep(
  { offsets, ends, instances }: Part,
  { of }: Fairness,
  state: number,
  visit: (fair: number, end: number) => void,
): void {
  for (let step = offsets[state]; step < offsets[state + 1]; step++) {
    const fair = of[instances[step]];
    const end = ends[step];
    if (fair !== -1 && end !== state) visit(fair, end);
  }
}

/**
 * 1 for each component that a fair run can stay in for ever. A run that visits all of a component again and again, by
 * all its steps, is the fairest of those that stay in it: so one look at the whole component tells, and no cycle need
 * be picked first. Each fair instance must be impossible in one of its states, or taken within it. A component of one
 * state can be stayed in by standing still.
 */
export function fairComponents(
  part: Part,
  { count, of, members }: Components,
  fairness: Fairness,
): Uint8Array {
  const isFair = new Uint8Array(count);
  const possible = new Int32Array(fairness.count);
  const isTaken = new Uint8Array(fairness.count);
  for (let first = 0; first < members.length; ) {
    const component = of[members[first]];
    possible.fill(0);
    isTaken.fill(0);
    let end = first;
    for (; end < members.length && of[members[end]] === component; end++) {
      eachFairStep(part, fairness, members[end], (fair, to) => {
        possible[fair] = possible[fair] + 1;
        if (of[to] === component) isTaken[fair] = 1;
      });
    }
    const size = end - first;
    if (possible.every((states, fair) => states < size || isTaken[fair] === 1)) isFair[component] = 1;
    first = end;
  }
  return isFair;
}
