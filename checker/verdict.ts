import type { Fingerprinted } from './fingerprints/odds.js';
import type { Label } from './model.js';

/** How much was looked at before a verdict was given. */
export interface Search {
  /** Distinct states reached. */
  readonly states: number;
  /** Steps computed, repetitions and self-loops included. */
  readonly transitions: number;
  /** Steps from an initial state to the farthest state reached. */
  readonly depth: number;
  /** Whether every reachable state was looked at and every step from it taken, but for what a reduction has left out. */
  readonly complete: boolean;
  /**
   * Where a partial-order reduction was asked for: whether it was made, and steps were left out that make no difference
   * to deadlocks and to what the properties look for; or a property forbids it.
   */
  readonly reduction?: 'made' | 'forbidden';
  /** Bytes that the states took, with all that was kept to find them again. */
  readonly bytes?: number;
  /** Present where states were told apart by their fingerprints; else they were compared whole. */
  readonly fingerprints?: Fingerprinted;
}

/**
 * `walks`: no walk showed it. `search`: no walk can, only a search to the end. `fingerprints`: a search that keeps only those of
 * its states cannot judge the property.
 */
export type Limit =
  | 'states'
  | 'depth'
  | 'time'
  | 'memory'
  | 'walks'
  | 'search'
  | 'fingerprints'
  | 'interrupt';

/**
 * What checking one property came to. `trace` is the counterexample, or the witness, and ends in it.
 * Hitting a limit is `unknown`, never `holds`.
 */
export type Verdict =
  | {
      readonly kind: 'holds';
      readonly property: string;
      readonly search: Search;
      /** Whether a state was reached that puts the property to the test; `undefined` where it names no such state. */
      readonly witnessed: boolean | undefined;
    }
  | {
      readonly kind: 'violated' | 'reached';
      readonly property: string;
      readonly search: Search;
      readonly finding: Finding;
    }
  | { readonly kind: 'unreachable'; readonly property: string; readonly search: Search }
  | {
      readonly kind: 'unknown';
      readonly property: string;
      readonly search: Search;
      readonly stoppedBy: Limit;
      /** Whether it can be judged only once every state is known, so that the depth searched says nothing of it. */
      readonly needsAllStates?: true;
    };

/** A trace that shows what a verdict claims. */
export interface Finding {
  /** The name of the model that the trace is of. */
  readonly model: string;
  /** The search of that model, where the verdict's may be over several. */
  readonly search: Search;
  readonly trace: readonly Label[];
  /**
   * The steps that are repeated for ever after the trace, where a `leads-to` is broken by going round. Where it is broken
   * without a loop, the run stops for ever at the end of the trace.
   */
  readonly loop?: readonly Label[];
  /** Whether no shorter trace exists: proven by the search, not guessed. Of a loop it says nothing. */
  readonly minimal: boolean;
  /** The seed of the random walk that found it, where one did. */
  readonly seed?: number;
  /** The steps of that walk up to the finding, as fast-check left it, before it was shrunk further. */
  readonly walked?: number;
}
