import { nameOf } from './look.js';
import type { Observation, Outcome } from './observation.js';

/** One way in which a design that was changed, or whose model was, betrays itself. */
export interface Kill {
  /**
   * - `property`: a property says otherwise than it did.
   * - `error`: the search threw: the model wrote or followed what cannot be, or no trace could be rebuilt.
   * - `coverage`: a property is no longer put to the test, an action is taken no longer, or is taken at last.
   * - `length`: only the fewest steps to a finding differ.
   */
  readonly kind: 'property' | 'error' | 'coverage' | 'length';
  /** Design and scope: `counted-and-keyed@sharing`. */
  readonly in: string;
  /** The property or the action; `error` where the search threw. */
  readonly by: string;
  /** What it says or does now, a clause: `violated in 7 steps`. */
  readonly says: string;
}

/** What tells a mutant as observed from what is known of the same look unchanged; nothing where a limit leaves it open. */
export function killsOf(observed: Observation, expected: Observation): Kill[] {
  const where = nameOf(expected.look);
  const said = Object.entries(expected.verdicts).flatMap(([by, before]): Kill[] => {
    const now = observed.verdicts[by] ?? 'unknown';
    const kind = kindOfKill(now, before, observed.isComplete);
    return kind === undefined ? [] : [{ kind, in: where, by, says: inWords(now, before, kind) }];
  });
  const { thrown } = observed;
  return [
    ...said,
    ...(thrown === undefined ? [] : [{ kind: 'error', in: where, by: 'error', says: thrown } as const]),
    ...takenOtherwise(observed, expected).map(
      ([by, says]): Kill => ({ kind: 'coverage', in: where, by, says }),
    ),
  ];
}

/** Whether a kill needs no other beside it: what is left of the looks could only repeat it. */
export const isDecisive = ({ kind }: Kill): boolean => kind === 'property' || kind === 'error';

function kindOfKill(now: Outcome, before: Outcome, isComplete: boolean): Kill['kind'] | undefined {
  if (now === before || now === 'unknown') return undefined;
  if (now === 'holds vacuously' && before === 'holds') return 'coverage';
  if (typeof now !== 'number' || typeof before !== 'number') return 'property';
  return isComplete ? 'length' : undefined;
}

/** Actions that are taken no longer, if all was searched, and those that were not taken before. */
function takenOtherwise(observed: Observation, expected: Observation): [string, string][] {
  const lost = observed.isComplete ? expected.taken.filter(action => !observed.taken.includes(action)) : [];
  const gained = observed.taken.filter(action => !expected.taken.includes(action));
  return [
    ...lost.map((action): [string, string] => [action, 'never taken']),
    ...gained.map((action): [string, string] => [action, 'taken, and was not']),
  ];
}

function inWords(now: Outcome, before: Outcome, kind: Kill['kind']): string {
  if (typeof now !== 'number') return now;
  const steps = `in ${now} step${now === 1 ? '' : 's'}`;
  if (kind === 'length') return `${steps}, not ${before}`;
  return `${before === 'unreachable' ? 'reached' : 'violated'} ${steps}`;
}
