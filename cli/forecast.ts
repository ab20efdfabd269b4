import type { Progress } from '../checker/search/explore.js';
import { grouped } from '../report/number.js';

/** How far a search had come when it entered each breadth-first level: `reached[d]` states at level d. */
export interface Levels {
  readonly reached: readonly number[];
}

/** Remembers a report of progress: the first one at a depth tells how many states the levels up to it have. */
export function noteLevel({ reached }: Levels, { depth, states }: Progress): Levels {
  if (depth < reached.length) return { reached };
  return { reached: [...reached, ...Array<number>(depth + 1 - reached.length).fill(states)] };
}

/**
 * What can honestly be said of the rest of a search: nobody knows how many states there are, but levels that shrink
 * add up, and a limit comes at the present speed.
 */
export function forecast(
  progress: Progress,
  { reached }: Levels,
  statesPerSecond: number,
  statesMax: number | undefined,
): string {
  const [before, last, now] = [reached.at(-3), reached.at(-2), reached.at(-1)];
  if (before !== undefined && last !== undefined && now !== undefined && last > before && now > last) {
    const growth = (now - last) / (last - before);
    if (growth < 1) {
      const rest = progress.queue + ((now - last) * growth) / (1 - growth);
      return `levels shrink, about ${grouped(Math.round(rest))} states to go`;
    }
  }
  if (statesMax !== undefined && statesPerSecond > 0) {
    const seconds = Math.max(0, statesMax - progress.states) / statesPerSecond;
    return `levels grow, limit of ${grouped(statesMax)} states in about ${Math.ceil(seconds)} s`;
  }
  return 'levels grow, no end in sight yet';
}
