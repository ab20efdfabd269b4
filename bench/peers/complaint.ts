import type { Expected, Found } from './row.js';

/** What is wrong with what a search found, in a few words; undefined where it is what is expected. */
export function complaintAbout(expected: Expected, found: Found): string | undefined {
  switch (expected.kind) {
    case 'counts':
      return isCounted(expected, found) ? undefined : `${told(found)}, not ${told(expected)}`;
    case 'bounds': {
      const { statesMin, statesMax } = expected;
      const { states } = found;
      if (states !== undefined && states >= statesMin && states <= statesMax) return undefined;
      return `${told(found)}, not ${statesMin} to ${statesMax} states`;
    }
    case 'shortest':
      return found.steps === expected.steps ? undefined : `${told(found)}, not ${told(expected)}`;
    case 'steps':
      return found.steps !== undefined && found.steps >= expected.stepsMin
        ? undefined
        : `${told(found)}, where ${expected.stepsMin} are the fewest`;
    case 'status':
      return undefined;
  }
}

function isCounted({ states, transitions }: Extract<Expected, { kind: 'counts' }>, found: Found): boolean {
  if (found.states !== states) return false;
  if (transitions === undefined) return true;
  if (found.transitions === undefined) return false;
  return Math.abs(found.transitions - transitions) <= (found.transitionsWithin ?? 0);
}

function told({ states, transitions, steps }: Found): string {
  if (steps !== undefined) return `a counterexample of ${steps} steps`;
  const counted = states === undefined ? 'nothing' : `${states} states`;
  return transitions === undefined ? counted : `${counted} and ${transitions} transitions`;
}
