import type { Budget } from './budget.js';
import type { Judging } from './graph-verdict.js';
import { type Source, tracingTo } from './tracing.js';

const statesPerReport = 2048;

/**
 * Whether the system comes to rest only where it may; `mayEnd` and `halted` are 1 for the states in which it may, and for
 * those that are passed over. From each of the others some step must lead on.
 */
export function* judgingDeadlock<State, World>(
  source: Source<State, World>,
  mayEnd: Uint8Array,
  halted: Uint8Array,
  budget: Budget,
): Judging {
  const { space } = source;
  for (let state = 0; state < space.count; state++) {
    if (state % statesPerReport === 0) {
      budget.askClock();
      if (budget.spent !== undefined) return undefined;
      const depth = space.depthOf(state);
      yield {
        states: space.count,
        transitions: 0,
        depth,
        queue: space.count - state,
        bytes: budget.bytes,
      };
    }
    if (mayEnd[state] === 1 || halted[state] === 1 || space.hasStep(state)) continue;
    const traced = yield* tracingTo(source, [state], budget);
    return traced && { kind: 'violated', trace: traced.steps.map(({ label }) => label) };
  }
  return { kind: 'holds' };
}
