import type { Progress } from '../search/explore.js';
import type { Budget } from './budget.js';
import { createNumberList } from './number-list.js';
import type { StateSpace } from './state-space.js';

/** For each state a row of states: that of `s` is `ends[offsets[s]]` up to, but not including, `ends[offsets[s + 1]]`. */
export interface Rows {
  readonly offsets: Int32Array;
  readonly ends: Int32Array;
}

/**
 * A part of the graph of all states: those in which a promise is pending. They have numbers of their own here, the
 * less deep first; a step that leads out of the part has -1 for its end.
 */
export interface Part extends Rows {
  readonly count: number;
  /** The instance taken by each step. */
  readonly instances: Int32Array;
  /** The numbers of the states in the whole. */
  readonly states: Int32Array;
  /** The fewest steps from an initial state with which a state is reached and the promise pending. */
  readonly depths: Int32Array;
}

const statesPerReport = 2048;

/**
 * Gathers the states in which a promise is pending: those of `starts`, where it is made, and on from there those of
 * `inside`, where it is not kept; `starts` are among these. A state can be reached sooner with nothing pending. Undefined
 * where the budget is spent.
 */
export function* gathering(
  space: StateSpace<unknown>,
  starts: Uint8Array,
  inside: Uint8Array,
  budget: Budget,
): Generator<Progress, Part | undefined> {
  const { count, levels } = space;
  budget.take(4 * count);
  if (budget.spent !== undefined) return undefined;
  const numberOf = new Int32Array(count).fill(-1);
  const [states, depths, offsets, ends, instances] = [1, 2, 3, 4, 5].map(() => createNumberList(budget));
  const add = (state: number, depth: number): void => {
    if (numberOf[state] !== -1) return;
    numberOf[state] = states.length;
    states.push(state);
    depths.push(depth);
  };
  let next = 0;
  let head = 0;
  for (let depth = 0; next < count || head < states.length; depth++) {
    for (const end = levels[depth + 1] ?? count; next < end; next++) {
      if (starts[next] === 1) add(next, depth);
    }
    // What is queued now lies at this depth: states that the one before led to, then the starts just added.
    for (const end = states.length; head < end; head++) {
      if (head % statesPerReport === 0) {
        budget.askClock();
        if (budget.spent !== undefined) return undefined;
        yield {
          states: count,
          transitions: ends.length,
          depth,
          queue: states.length - head,
          bytes: budget.bytes,
        };
      }
      offsets.push(ends.length);
      space.eachStep(states.at(head), (to, instance) => {
        ends.push(to);
        instances.push(instance);
        if (inside[to] === 1) add(to, depth + 1);
      });
    }
  }
  offsets.push(ends.length);
  if (budget.spent !== undefined) return undefined;
  return {
    count: states.length,
    states: states.numbers(),
    depths: depths.numbers(),
    offsets: offsets.numbers(),
    ends: ends.numbers().map(end => numberOf[end]),
    instances: instances.numbers(),
  };
}
