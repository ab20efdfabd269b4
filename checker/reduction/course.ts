import type { Slots } from '../packing/view.js';

/** One scalar of a state, and what it is stored as. */
export interface SlotValue {
  readonly slot: number;
  readonly code: number;
}

/**
 * What one run of a function of the state read, in order, and what it came to. In every state that agrees in what was read, the
 * function does the same, since it has no other input.
 */
export interface Course {
  /**
   * `yes`: the ground action is enabled, the question is answered so. `failed`: an error was thrown, as happens only in
   * states that no search may reach. `endless`: it was broken off after too many readings.
   */
  readonly outcome: 'yes' | 'no' | 'failed' | 'endless';
  readonly reads: readonly SlotValue[];
  /** What properties of steps read to judge the step, and the action itself had not read. */
  readonly judged: readonly SlotValue[];
  /** What the action changes: without what it has read and left at that value. */
  readonly writes: readonly SlotValue[];
}

/** Makes a run of a function on a state. */
export type Run = (state: Slots) => Course;
