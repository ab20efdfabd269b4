import type { Limits } from '../search/limits.js';
import type { Limit } from '../verdict.js';

/** What the judging of a search may still use up. Over it there is no verdict, and no crash. */
export interface Budget {
  /** The limit that was reached, once one was. */
  readonly spent: Limit | undefined;
  /** Bytes taken so far. */
  readonly bytes: number;
  /** Takes so many bytes more; `spent` says whether that was too much. */
  take(bytes: number): void;
  /** Gives back all that was taken beyond so many bytes, so that there is memory again; time there is not. */
  backTo(bytes: number): void;
  /** Asks the clock, which is costly. */
  askClock(): void;
}

/** `bytes` are those that are taken already. */
export function createBudget(
  { memoryBytes = Infinity, elapsedMs = Infinity, clock }: Limits,
  bytes: number,
): Budget {
  const started = clock?.() ?? 0;
  let taken = bytes;
  let spent: Limit | undefined;
  return {
    get spent() {
      return spent;
    },
    get bytes() {
      return taken;
    },
    take(more) {
      taken += more;
      if (taken > memoryBytes) spent ??= 'memory';
    },
    backTo(less) {
      taken = less;
      if (spent === 'memory') spent = undefined;
    },
    askClock() {
      // A clock that stands at infinity, as after an interrupt, makes this no number, and so not within the time.
      if (!((clock?.() ?? started) - started <= elapsedMs)) spent ??= 'time';
    },
  };
}
