import { designs } from '../designs/designs.js';
import type { Decisions } from '../model/design.js';
import type { Look } from './look.js';
import type { Observation } from './observation.js';
import { observe } from './observe.js';
import { placesReached } from './reach.js';

/** What the code in a folder is asked: to search one of its designs. */
export interface Question {
  readonly look: Look;
  /** The most states to search; without it, all. */
  readonly states?: number;
  /** A design that decides so need not be searched. */
  readonly unlessDecided?: Decisions;
}

export interface Answer {
  /** Without it, the design decides as before. */
  readonly observation?: Observation;
  /** The places with probes that have been come by since the code was loaded. */
  readonly reached: readonly string[];
}

/** Answers by the model and the designs that this file was loaded with. */
export function answer({ look, states = Number.POSITIVE_INFINITY, unlessDecided }: Question): Answer {
  const isSpared = unlessDecided !== undefined && isDecided(look.design, unlessDecided);
  const observation = isSpared ? undefined : observe(designs, look, states);
  return { ...(observation === undefined ? {} : { observation }), reached: placesReached() };
}

const isDecided = (design: string, decisions: Decisions): boolean =>
  JSON.stringify(designs.find(({ name }) => name === design)?.decisions) === JSON.stringify(decisions);
