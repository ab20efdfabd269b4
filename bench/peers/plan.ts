import type { Counts } from './published.js';

/** What is to be measured. */
export interface Plan {
  /** Only the small sizes. */
  readonly isQuick: boolean;
  /** Also the searches that take minutes where others take seconds. */
  readonly hasSlow: boolean;
  /** Runs of each row; at least 1. */
  readonly runs: number;
  /** Path of a tla2tools.jar, where there is one. */
  readonly jar: string | undefined;
}

/** How long a search takes, by its states: under a second; seconds; a minute and more. */
export type Effort = 'small' | 'middle' | 'large';

export function effortOf({ states }: Counts): Effort {
  if (states < 100_000) return 'small';
  return states < 5_000_000 ? 'middle' : 'large';
}
