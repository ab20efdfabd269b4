import type { Decisions } from '../model/design.js';
import type { Look } from './look.js';

/** What a look at a design came to. */
export interface Observation {
  readonly look: Look;
  readonly decisions: Decisions;
  readonly states: number;
  readonly transitions: number;
  /** Whether the search came to its end. */
  readonly isComplete: boolean;
  /** By property name: each that was judged. */
  readonly verdicts: { readonly [property: string]: Outcome };
  /** Names of the actions that were taken. */
  readonly taken: readonly string[];
  /** What the search threw, where it did; then only what was found before is told. */
  readonly thrown?: string;
}

/** The steps of a finding (a violation, or the way to a scenario), or the kind of the verdict without one. */
export type Outcome = number | 'holds' | 'holds vacuously' | 'unreachable' | 'unknown';

/** Whether two searches came to the same numbers. */
export const isSameSize = (one: Observation, other: Observation): boolean =>
  one.states === other.states &&
  one.transitions === other.transitions &&
  one.isComplete &&
  other.isComplete &&
  one.thrown === undefined;

/** Whether two observations are of the same look. */
export const isSameLook = ({ look: one }: Observation, { look: other }: Observation): boolean =>
  one.design === other.design && one.scope === other.scope && one.extent === other.extent;
