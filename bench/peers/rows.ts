import { bugHunts } from './bug-hunts.js';
import type { Plan } from './plan.js';
import type { Row } from './row.js';
import { searchesOf } from './searches.js';
import { pinning, twoPhase } from './subject.js';
import { wholeCommands } from './whole-commands.js';

/** Every row, in the order of the tables. Within a section the first row is what the others are compared with. */
export function rowsFor(plan: Plan): Row[] {
  const quick = [pinning(3, 2, 2), twoPhase(5)];
  const all = [pinning(3, 2, 2), pinning(3, 2, 3), pinning(3, 4, 3), twoPhase(5), twoPhase(7)];
  return [
    ...(plan.isQuick ? quick : all).flatMap(subject => searchesOf(subject, plan)),
    ...([1, 2, 3] as const).flatMap(bug => bugHunts(pinning(3, 2, 2, bug), plan)),
    ...wholeCommands(plan),
  ];
}
