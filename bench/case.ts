import type { Found } from './figures.js';

/** One row of the table. */
export interface Case {
  readonly section: string;
  readonly name: string;
  /** Does the work that is timed. */
  run(): Found;
  /** What is published about it; the bench fails where a run finds anything else. */
  readonly expected?: { readonly states: number; readonly transitions: number };
  /** Whether it is one of those that the goal for the real model is about. */
  readonly hasGoal?: boolean;
  /** Whether it must find just what the first row of its section finds. */
  readonly mustAgree?: boolean;
  /** Whether its speed is told as a ratio to the first row of its section. */
  readonly isCompared?: boolean;
}
