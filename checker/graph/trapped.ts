import type { Model } from '../model.js';
import type { Reachable, Recoverable } from '../property.js';
import { explore } from '../search/explore.js';

/** States that are looked at before it is given up to tell whether a good one can be reached. */
const statesMax = 5_000_000;

/**
 * The number of steps after which a trace is in the trap, or undefined where it is not, or where that is too much to look
 * at. There is no way out of a trap, so its beginning is found by halving.
 */
export function stepsIntoTrap<State, World>(
  model: Model<State, World>,
  property: Recoverable<State, World>,
  states: readonly State[],
): number | undefined {
  const isTrapped = (i: number): boolean => isTrap(model, property, states[i] as State);
  let inside = states.length - 1;
  if (!isTrapped(inside)) return undefined;
  let outside = -1;
  while (inside - outside > 1) {
    const middle = (inside + outside) >> 1;
    if (isTrapped(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** Whether no good state, and no halted one, can be reached: found out by a search from this state on. */
function isTrap<State, World>(
  model: Model<State, World>,
  { good }: Recoverable<State, World>,
  state: State,
): boolean {
  const wayOut: Reachable<State, World> = {
    kind: 'reachable',
    name: 'way out',
    sentence: 'A good state is reached, or one after which nothing means anything.',
    reached: (other, world) => good(other, world) || model.isHalted?.(other, world) === true,
  };
  const { hits, search } = explore({ ...model, initials: [state] }, [wayOut], { states: statesMax });
  return search.complete && hits.size === 0;
}
