import type { Idle } from '../checker/coverage/reason.js';
import { nearestInWords, nearestOf } from './nearest-in-words.js';
import type { SliceCoverage } from './slice-coverage.js';

/*
 * What fails a check, as sentences without their full stops. Where the search is not complete, only a reason that was
 * contradicted does.
 */

export function unexpectedAction(idle: Idle, complete: boolean, slices: readonly SliceCoverage[]): string[] {
  if (idle.kind === 'contradicted') {
    return [`${idle.name} is taken in ${idle.model}, but model/silent.ts says it cannot be: ${idle.because}`];
  }
  if (idle.kind === 'explained' || !complete) return [];
  const nearest = nearestOf(slices.flatMap(slice => slice.nearest.get(idle.name) ?? []));
  const how = nearest === undefined ? '' : `: ${nearestInWords(nearest)}`;
  return [`${idle.name} is never taken${how}; model/silent.ts gives no reason`];
}

export function unexpectedProperty(idle: Idle, complete: boolean): string[] {
  if (idle.kind === 'contradicted') {
    return [
      `${idle.name} is put to the test in ${idle.model}, but properties/vacuous.ts says it cannot be: ${idle.because}`,
    ];
  }
  if (idle.kind === 'explained' || !complete) return [];
  return [`${idle.name} holds, but no state puts it to the test; properties/vacuous.ts gives no reason`];
}

export function unexpectedDecision(idle: Idle, complete: boolean): string[] {
  if (idle.kind === 'contradicted') {
    return [`${idle.name} matters in ${idle.model}, but model/moot.ts says it cannot: ${idle.because}`];
  }
  if (idle.kind === 'explained' || !complete) return [];
  return [`no other value of ${idle.name} would change any step; model/moot.ts gives no reason`];
}
