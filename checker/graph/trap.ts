import { backwardBytes, leadingOut, reversed } from './backward.js';
import type { Budget } from './budget.js';
import type { Judging } from './graph-verdict.js';
import { gathering } from './part.js';
import { type Source, tracingTo } from './tracing.js';

/**
 * Whether a good state, or a halted one, can be reached from every state; `good` and `halted` are 1 for those. Only the
 * other states and the steps from them are looked at: those from which no step leads out in the end are the trap.
 */
export function* judgingRecoverable<State, World>(
  source: Source<State, World>,
  good: Uint8Array,
  halted: Uint8Array,
  budget: Budget,
): Judging {
  const bad = good.map((is, state) => (is === 1 || halted[state] === 1 ? 0 : 1));
  const part = yield* gathering(source.space, bad, bad, budget);
  if (part === undefined) return undefined;
  budget.take(part.count * backwardBytes.perState + part.ends.length * backwardBytes.perStep);
  if (budget.spent !== undefined) return undefined;
  const leads = leadingOut(part, reversed(part));
  const first = leads.indexOf(0);
  if (first === -1) return { kind: 'holds' };
  const nearest: number[] = [];
  for (let state = first; part.depths[state] === part.depths[first]; state++) {
    if (leads[state] === 0) nearest.push(part.states[state]);
  }
  const traced = yield* tracingTo(source, nearest, budget);
  return traced && { kind: 'violated', trace: traced.steps.map(({ label }) => label) };
}
