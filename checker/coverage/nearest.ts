import { type Condition, isMetIn } from '../condition.js';
import { type Instance, instancesOf } from '../instance.js';
import type { Model } from '../model.js';
import type { Exploration } from '../search/explore.js';
import { reachedBy } from './reached.js';

/** How near a silent action came to being taken, in a complete search that never took it. */
export type Nearest =
  /** One of its arguments runs over a domain that nothing is in. */
  | { readonly kind: 'no-argument'; readonly domain: string }
  /** These conditions of its `when` were met by no entity in any state. */
  | { readonly kind: 'never-met'; readonly conditions: readonly Condition[] }
  /** Each condition was met somewhere, but all of them never at once. */
  | { readonly kind: 'never-together' }
  /** Its conditions were met, but only in halted states, from which no step is taken. */
  | { readonly kind: 'halted' }
  /** Its conditions were met in `states` states, and its guard was false each time. */
  | { readonly kind: 'guard'; readonly states: number };

/** States looked at between two yields: some milliseconds of work. */
const statesPerYield = 4096;

/**
 * Looks through the states of a complete search for what kept some actions from being taken. Guards are not asked again:
 * they were false wherever the conditions were met. Silent actions only; it yields as `exploring` does.
 */
export function* nearing<State, World>(
  model: Model<State, World>,
  exploration: Exploration,
  silent: readonly string[],
): Generator<void, Map<string, Nearest>> {
  const instances = instancesOf(model);
  const all = silent.map(name =>
    attemptsOf(
      name,
      instances.filter(({ action }) => action.name === name),
    ),
  );
  const reached = reachedBy(model, exploration);
  const { carrier } = reached;
  const asked = all.filter(({ instances: own }) => own.length > 0);
  for (let state = 0; asked.length > 0 && state < reached.count; state++) {
    if (state > 0 && state % statesPerYield === 0) yield;
    reached.show(state);
    const isHalted = model.isHalted?.(carrier.state, model.world) === true;
    for (const attempts of asked) note(attempts, carrier.slots, isHalted);
  }
  return new Map(all.map(attempts => [attempts.name, nearestOf(model, attempts)]));
}

/** What was seen of one action. */
interface Attempts<State, World> {
  readonly name: string;
  readonly instances: readonly Instance<State, World>[];
  /** Whether each of the action's conditions was ever met. */
  readonly isMet: boolean[];
  /** States in which all of them were met at once: all such, and those from which steps are taken. */
  together: number;
  expanded: number;
}

const attemptsOf = <State, World>(
  name: string,
  instances: readonly Instance<State, World>[],
): Attempts<State, World> => ({
  name,
  instances,
  isMet: instances[0]?.conditions.map(() => false) ?? [],
  together: 0,
  expanded: 0,
});

function note<State, World>(
  attempts: Attempts<State, World>,
  slots: ArrayLike<number>,
  isHalted: boolean,
): void {
  let isTogether = false;
  for (const { args, conditions } of attempts.instances) {
    let areAllMet = true;
    for (const [i, condition] of conditions.entries()) {
      const isMet = isMetIn(slots, condition, args[condition.arg]);
      if (isMet) attempts.isMet[i] = true;
      areAllMet &&= isMet;
    }
    isTogether ||= areAllMet;
  }
  if (!isTogether) return;
  attempts.together += 1;
  if (!isHalted) attempts.expanded += 1;
}

function nearestOf<State, World>(
  model: Model<State, World>,
  { name, instances, isMet, together, expanded }: Attempts<State, World>,
): Nearest {
  const [first] = instances;
  if (first === undefined) return { kind: 'no-argument', domain: emptyDomainOf(model, name) };
  const conditions = first.conditions.filter((_, i) => isMet[i] !== true);
  if (conditions.length > 0) return { kind: 'never-met', conditions };
  if (together === 0) return { kind: 'never-together' };
  return expanded === 0 ? { kind: 'halted' } : { kind: 'guard', states: expanded };
}

function emptyDomainOf<State, World>(model: Model<State, World>, name: string): string {
  const args = Object.values(model.actions.find(action => action.name === name)?.args ?? {});
  return (
    args.find(arg => model.domains.some(domain => domain.name === arg && domain.members.length === 0)) ?? ''
  );
}
