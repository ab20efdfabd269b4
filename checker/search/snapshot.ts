/** A search that is at rest, with all that it needs to be taken up again. */
export interface Snapshot {
  /** Number of the first state of each level up to the one that is being expanded, whose next state is `position`. */
  readonly levels: readonly number[];
  readonly position: number;
  readonly levelEnd: number;
  /** All states, packed, one after the other. */
  readonly states: Int32Array;
  readonly hits: readonly (readonly [name: string, depth: number])[];
  readonly witnessed: readonly string[];
  /** For each ground action how many steps it made, and how many of them before this level. */
  readonly taken: readonly number[];
  readonly takenBefore: readonly number[];
  /** The search has left steps out, and cannot be taken up again. */
  readonly isReduced?: true;
}
