import type { Model } from '../../checker/model.js';
import type { Property } from '../../checker/property.js';
import type { Problem, Source } from '../../checker/search/threads.js';
import { everyUpdateCounts, increment } from '../examples/increment.js';
import { isReferenceAlive, isSocketInPin, namespacePinning } from '../examples/namespace-pinning.js';
import { isConsistent, twoPhaseCommit } from '../examples/two-phase-commit.js';

/** Models large enough to be worth several threads, made anew in each of them. */
export const problems = {
  increment: () => problem(increment(6), [everyUpdateCounts]),
  twoPhaseCommit: () => problem(twoPhaseCommit(6), [isConsistent]),
  pinning: () =>
    problem(namespacePinning({ namespaces: 3, tasks: 2, mounts: 2 }), [isReferenceAlive, isSocketInPin]),
  lateBug: () =>
    problem(namespacePinning({ namespaces: 3, tasks: 2, mounts: 2 }, 'reconnects_open_in_initial'), [
      isReferenceAlive,
      isSocketInPin,
    ]),
  throwing: () =>
    problem(
      failing(increment(6), 200, () => {
        throw new RangeError('that is too much');
      }),
      [],
    ),
  exiting: () =>
    problem(
      failing(twoPhaseCommit(6), 0, () => process.exit(3)),
      [isConsistent],
    ),
} as const;

export type ProblemName = keyof typeof problems;

export const makeShared = (name: ProblemName): Problem => problems[name]();

export const sourceOf = (name: ProblemName): Source => ({
  module: import.meta.url,
  name: 'makeShared',
  args: [name],
});

const problem = <State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
): Problem => ({ model, properties }) as unknown as Problem;

/** The same model, but that an effect fails when effects have been taken so many times. */
function failing<State, World>(
  model: Model<State, World>,
  callsMax: number,
  fail: () => never,
): Model<State, World> {
  let calls = 0;
  return {
    ...model,
    actions: model.actions.map(action => ({
      ...action,
      effect(state, args, world) {
        calls += 1;
        if (calls > callsMax) fail();
        action.effect(state, args, world);
      },
    })),
  };
}
