import type { Design } from '../model/design.js';
import { isDecisive, type Kill, killsOf } from './kill.js';
import type { Observation } from './observation.js';
import { observe } from './observe.js';

/** What became of a mutant. */
export type Judgement =
  | { readonly kind: 'killed'; readonly kills: readonly Kill[] }
  | {
      readonly kind: 'survived';
      /** Of each look, but of designs that the mutant leaves as they were. */
      readonly observations: readonly Observation[];
    }
  /** It could not be judged: the process died, or took too long. */
  | { readonly kind: 'lost'; readonly why: string };

/** A search goes on up to this many times the states that it has unchanged, and some more: what explodes is not killed by that. */
const growthMax = 2;
const growthLeast = 50_000;

/**
 * Judges designs that were changed, or whose model was, by what is known of them unchanged, look by look. The first look in
 * which a property says otherwise, or the search throws, is the last one. Where only coverage or the length of a trace
 * betrays a mutant, a property may do so in a later look.
 */
export function judge(
  designs: readonly Design[],
  known: readonly Observation[],
  /** Whether only the designs are changed, so that those which decide as before need no look. */
  isOfDesigns: boolean,
): Judgement {
  const observations: Observation[] = [];
  const lesser: Kill[] = [];
  for (const expected of known) {
    if (isOfDesigns && isDecidedAlike(designs, expected)) continue;
    const observed = observe(designs, expected.look, growthLeast + growthMax * expected.states);
    const kills = killsOf(observed, expected);
    if (kills.some(isDecisive)) return { kind: 'killed', kills };
    lesser.push(...kills);
    observations.push(observed);
  }
  return lesser.length > 0 ? { kind: 'killed', kills: lesser } : { kind: 'survived', observations };
}

function isDecidedAlike(designs: readonly Design[], { look, decisions }: Observation): boolean {
  const design = designs.find(({ name }) => name === look.design);
  return JSON.stringify(design?.decisions) === JSON.stringify(decisions);
}
