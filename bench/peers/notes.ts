import { grouped } from '../../report/number.js';
import type { Result } from './measure.js';

/** What has to be said below a table: who found something else than the first row, and who is absent, and why. */
export function notesOn(results: readonly Result[]): string[] {
  return [...results.flatMap(foundOtherwise), ...absences(results)];
}

function foundOtherwise({ row, runs }: Result): string[] {
  const [first] = runs;
  if (first === undefined) return [];
  const { expected, tool } = row;
  const { states } = first.found;
  switch (expected.kind) {
    case 'bounds':
      return states === expected.statesMax || states === expected.statesMin
        ? []
        : [`${tool}: ${grouped(states ?? 0)} states, since ${expected.because}`];
    case 'steps': {
      const shortest = runs.filter(({ found }) => found.steps === expected.stepsMin).length;
      return [`${tool}: a shortest counterexample with ${shortest} of ${runs.length} seeds`];
    }
    default:
      return [];
  }
}

/** One sentence for each reason. */
function absences(results: readonly Result[]): string[] {
  const absent = results.filter(({ row }) => row.absent !== undefined);
  const reasons = [...new Set(absent.map(({ row }) => row.absent))];
  return reasons.map(reason => {
    const tools = absent.filter(({ row }) => row.absent === reason).map(({ row }) => row.tool);
    return `absent: ${tools.join('; ')}: ${reason}`;
  });
}
