import type { Limit } from '../verdict.js';
import type { Failure } from './failure.js';
import type { Bound } from './numbering.js';
import type { Snapshot } from './snapshot.js';
import { statesWithin } from './visited.js';

/** Bounds of a search, and how it is made; each bound that is left out does not bound it. */
export interface Limits {
  readonly states?: number;
  /** Steps from an initial state. */
  readonly depth?: number;
  readonly memoryBytes?: number;
  readonly elapsedMs?: number;
  /** Tells the time in milliseconds; needed where `elapsedMs` is given, since the checker reads no clock. */
  readonly clock?: () => number;
  /**
   * Keeps one state of all those that are told apart only by the names of alike members. The model and the properties must not
   * tell them apart: see symmetric.ts.
   */
  readonly symmetry?: boolean;
  /**
   * Leaves out steps that need not be taken: all deadlocks and all that the properties look for are found all the same, but
   * perhaps by longer ways; see reduction/stubborn.ts. Where a property asks for more, none are left out. Not together with `resume`.
   */
  readonly reduce?: boolean;
  /** A search of the same model for the same properties, to be taken up again. */
  readonly resume?: Snapshot;
  /** Other threads that a long search may call in. */
  readonly crew?: Crew;
}

/** What a thread is called in to. */
export interface Call {
  /** Its number, 1 or more. */
  readonly thread: number;
  readonly memory: WebAssembly.Memory;
  /** Whether the search keeps one state of all that are told apart by names only. */
  readonly symmetry: boolean;
  /** Whether it leaves steps out that need not be taken. */
  readonly reduce: boolean;
}

/** Threads that can be started to take part in a search. */
export interface Crew {
  readonly size: number;
  /** States from which on they are called in; a smaller search is over before they have started. */
  readonly statesMin?: number;
  /** Whether the search waits until they are ready. */
  readonly isAwaited?: boolean;
  /**
   * Starts a thread, which becomes ready by and by. `lost` is to be called when it has ended, for whatever reason: before it is
   * ready, the search goes on without a crew; while it takes part, the search ends with an error; afterwards nobody minds.
   */
  start(call: Call, lost: (failure: Failure) => void): void;
}

/** The bound on the number of states, and what sets it. `statesThere` is how many there is room for in any case. */
export function boundOf(limits: Limits, stateWords: number, statesThere: number): Bound {
  const states = limits.states ?? Number.POSITIVE_INFINITY;
  const inMemory = Math.min(
    statesWithin(limits.memoryBytes ?? Number.POSITIVE_INFINITY, stateWords),
    statesThere,
  );
  return states <= inMemory ? { by: 'states', statesMax: states } : { by: 'memory', statesMax: inMemory };
}

/** The limit that keeps a search from going beyond a depth, if there is one. `started` is in the clock's milliseconds. */
export const limitReached = (limits: Limits, started: number, depth: number): Limit | undefined =>
  depth >= (limits.depth ?? Number.POSITIVE_INFINITY) ? 'depth' : timeReached(limits, started);

/** The limit of time, if it has been reached. A clock that stands at infinity from the start has no time to give. */
export function timeReached({ clock, elapsedMs }: Limits, started: number): Limit | undefined {
  const elapsed = (clock?.() ?? started) - started;
  return elapsed <= (elapsedMs ?? Number.POSITIVE_INFINITY) ? undefined : 'time';
}
