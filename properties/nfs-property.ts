import type { Property } from '../checker/property.js';
import type { View } from '../model/state.js';
import type { World } from '../model/world.js';

/** A promise about the world of the model, with where it was made. */
export type NfsProperty = Property<View, World> & {
  /** Its number in the catalogue of promises, P1 to P36, or the scenario of the mail. */
  readonly catalogue: string;
  /** Who asks for it: the mail by line, an RFC by section, a manual page. */
  readonly source: string;
  /** Why a state violates it, or how it reaches it: data, put into words by a report. */
  explain(state: View, world: World): Explanation;
};

/** Facts that, taken together, are the finding. */
export interface Explanation {
  readonly facts: readonly Fact[];
  /** What follows from them, a clause: `the two differ`. */
  readonly so: string;
}

/** One fact; a report finds out since which step of the trace it is true. */
export interface Fact {
  /** A clause: `mount m1 pinned c1`. */
  readonly says: string;
  /** Whether it is true of a state. It is of the last one. */
  isTrue(state: View): boolean;
}
