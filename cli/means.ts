/** How a search is made, as options say. */
export interface Means {
  /** Threads that a long search has. */
  readonly workers: number;
  /** Whether states that differ only in the names of alike things count as one. */
  readonly symmetry: boolean;
  /** Whether steps that make no difference are left out. */
  readonly reduce?: true;
  /** Whether only fingerprints are kept of states that have been expanded; by one thread. */
  readonly fingerprints?: true;
}
