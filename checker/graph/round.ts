import { backwardBytes, reversed } from './backward.js';
import { componentBytesPerState, componentsOf } from './components.js';
import { type Fairness, fairComponents } from './fairness.js';
import { loopThrough } from './loop.js';
import type { Part } from './part.js';

/** Where fair runs go round, or stand still, with a promise pending for ever: a state of the part, and what is repeated. */
export interface Round {
  readonly base: number;
  /** The instances taken from `base` back to it; none where the run stops there. */
  readonly loop: readonly number[];
}

/** Bytes that this takes for each state, and for each step, beyond the part itself. */
export const roundBytes = {
  perState: componentBytesPerState + backwardBytes.perState + 5,
  perStep: backwardBytes.perStep,
};

/** States in which a loop may begin that are tried, for the sake of a short one. */
const basesMax = 32;

/**
 * The fair rounds in the part of a graph in which a promise is pending: of those nearest to an initial state some short ones
 * of equal length; none where there are none. With `mustMeet` they come by a state of the part at which that is 1.
 *
 * The fair rounds are found in the components of the part: whether one can be stayed in fairly is judged by all of it,
 * and only then is a cycle picked in it.
 */
export function nearestRounds(part: Part, fairness: Fairness, mustMeet: Uint8Array | undefined): Round[] {
  const components = componentsOf(part);
  const isFair = fairComponents(part, components, fairness);
  if (mustMeet !== undefined) keepOnly(isFair, components.of, mustMeet);
  const bases = shallowest(part.depths, state => isFair[components.of[state]] === 1);
  const back = reversed(part);
  const rounds = bases.map(base => ({
    base,
    loop: loopThrough(part, back, components, fairness, base, mustMeet),
  }));
  const shortest = Math.min(...rounds.map(({ loop }) => loop.length));
  return rounds.filter(({ loop }) => loop.length === shortest);
}

/** Of the fair components those that have a state at which `mark` is 1. */
function keepOnly(isFair: Uint8Array, of: Int32Array, mark: Uint8Array): void {
  const has = new Uint8Array(isFair.length);
  mark.forEach((is, state) => {
    if (is === 1) has[of[state]] = 1;
  });
  has.forEach((is, component) => {
    if (is === 0) isFair[component] = 0;
  });
}

/** Of the states that qualify those of the least depth, so many that all can be tried; deeper ones come later. */
function shallowest(depths: Int32Array, qualifies: (state: number) => boolean): number[] {
  const found: number[] = [];
  for (let state = 0; state < depths.length && found.length < basesMax; state++) {
    if (found.length > 0 && depths[state] > depths[found[0]]) break;
    if (qualifies(state)) found.push(state);
  }
  return found;
}
