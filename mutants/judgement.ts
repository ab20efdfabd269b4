import { isDecisive, type Kill, killsOf } from './kill.js';
import type { Look } from './look.js';
import type { Observation } from './observation.js';

/** What became of a mutant. */
export type Judgement =
  | { readonly kind: 'killed'; readonly kills: readonly Kill[] }
  | {
      readonly kind: 'survived';
      /** Of each look, but of those that cannot differ from what they come to unchanged. */
      readonly observations: readonly Observation[];
    }
  /** It could not be judged: the process died, or took too long. */
  | { readonly kind: 'lost'; readonly why: string };

/** What a look at a mutant came to, and what it comes to unchanged. */
export interface Sight {
  readonly observed: Observation;
  readonly expected: Observation;
}

export interface Looks {
  /** How every mutant is looked at, in this order. */
  readonly firstLooks: readonly Look[];
  /** How one is looked at, beside, that no property has killed by then. */
  readonly laterLooks: readonly Look[];
}

/**
 * Judges a mutant look by look. The first look in which a property says otherwise, or the search throws, is the last one.
 * Where only coverage or the length of a trace betrays it, a property may do so in a later look.
 */
export async function judge(
  { firstLooks, laterLooks }: Looks,
  /** Nothing where the mutant cannot differ from what is unchanged. */
  lookAt: (look: Look) => Promise<Sight | undefined>,
  /** Whether it is known to survive, so that the first looks are enough. */
  isExpected: boolean,
): Promise<Judgement> {
  const observations: Observation[] = [];
  const lesser: Kill[] = [];
  const isEnough = (): boolean =>
    lesser.length === 0 ? isExpected : lesser.some(({ kind }) => kind !== 'length');
  for (const [i, look] of [...firstLooks, ...laterLooks].entries()) {
    if (i >= firstLooks.length && isEnough()) break;
    const sight = await lookAt(look);
    if (sight === undefined) continue;
    const kills = killsOf(sight.observed, sight.expected);
    if (kills.some(isDecisive)) return { kind: 'killed', kills };
    lesser.push(...kills);
    observations.push(sight.observed);
  }
  return lesser.length > 0 ? { kind: 'killed', kills: lesser } : { kind: 'survived', observations };
}
