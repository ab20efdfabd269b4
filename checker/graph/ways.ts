import type { Progress } from '../search/explore.js';
import type { Budget } from './budget.js';
import { createNumberList } from './number-list.js';
import type { StateSpace } from './state-space.js';

/** The steps that lead a level on, by where they lead: those into state `s` are at `offsets[s]` up to `offsets[s + 1]`. */
export interface Ways {
  readonly offsets: Int32Array;
  readonly froms: Int32Array;
  readonly instances: Int32Array;
}

const statesPerReport = 2048;

/**
 * Takes every step from the levels above `depth` anew, and keeps those from one level to the next: what shortest traces to
 * states of that depth are made of. Undefined where the budget is spent.
 */
export function* findingWays(
  space: StateSpace<unknown>,
  depth: number,
  budget: Budget,
): Generator<Progress, Ways | undefined> {
  const { count, levels } = space;
  const size = levels[depth + 1] ?? count;
  const [froms, ends, numbers] = [1, 2, 3].map(() => createNumberList(budget));
  let level = 0;
  for (let from = 0; from < (levels[depth] ?? count); from++) {
    if (from % statesPerReport === 0) {
      budget.askClock();
      if (budget.spent !== undefined) return undefined;
      yield {
        states: count,
        transitions: ends.length,
        depth: level,
        queue: size - from,
        bytes: budget.bytes,
      };
    }
    while (from >= (levels[level + 1] ?? count)) level += 1;
    const first = levels[level + 1] ?? count;
    const beyond = levels[level + 2] ?? count;
    space.eachStep(from, (end, instance) => {
      if (end < first || end >= beyond) return;
      froms.push(from);
      ends.push(end);
      numbers.push(instance);
    });
  }
  budget.take(8 * (size + ends.length));
  return budget.spent === undefined
    ? byEnd(size, froms.numbers(), ends.numbers(), numbers.numbers())
    : undefined;
}

/** Sorts steps by where they lead; those to one state stay in their order. */
function byEnd(size: number, froms: Int32Array, ends: Int32Array, numbers: Int32Array): Ways {
  const offsets = new Int32Array(size + 1);
  for (const end of ends) offsets[end + 1] = offsets[end + 1] + 1;
  for (let state = 0; state < size; state++) offsets[state + 1] = offsets[state + 1] + offsets[state];
  const next = offsets.slice(0, size);
  const sorted = { offsets, froms: new Int32Array(ends.length), instances: new Int32Array(ends.length) };
  ends.forEach((end, step) => {
    const place = next[end];
    sorted.froms[place] = froms[step];
    sorted.instances[place] = numbers[step];
    next[end] = place + 1;
  });
  return sorted;
}
