import type { Progress } from '../search/explore.js';
import type { Budget } from './budget.js';
import type { StateSpace } from './state-space.js';

export type Predicate<State, World> = (state: State, world: World) => boolean;

const statesPerReport = 8192;

/** For each predicate 1 for every state that it is true of. Undefined where the budget is spent. */
export function* marking<State, World>(
  space: StateSpace<State>,
  world: World,
  predicates: readonly Predicate<State, World>[],
  budget: Budget,
): Generator<Progress, Uint8Array[] | undefined> {
  const { count } = space;
  budget.take(count * predicates.length);
  if (budget.spent !== undefined) return undefined;
  const marks = predicates.map(() => new Uint8Array(count));
  let present = 0;
  const ask = space.asking(
    predicates.map(predicate => (state: State) => predicate(state, world)),
    predicate => {
      (marks[predicate] as Uint8Array)[present] = 1;
    },
  );
  for (let number = 0; number < count; number++) {
    if (number % statesPerReport === 0) {
      budget.askClock();
      if (budget.spent !== undefined) return undefined;
      yield {
        states: count,
        transitions: 0,
        depth: space.levels.length - 1,
        queue: count - number,
        bytes: budget.bytes,
      };
    }
    present = number;
    ask(number);
  }
  return marks;
}
