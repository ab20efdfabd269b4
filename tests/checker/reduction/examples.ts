import type { Model } from '../../../checker/model.js';
import type { Property } from '../../../checker/property.js';
import { forksByNumber } from '../../examples/forks-by-number.js';
import {
  leaderElection,
  leaderHasTheGreatestNumber,
  someoneIsElected,
  thereIsOneLeader,
} from '../../examples/leader-election.js';
import { twoPhaseCommit } from '../../examples/two-phase-commit.js';
import { type Example, smallExamples } from '../small-examples.js';

/** Every example, with what it promises of states and steps; a promise that is never broken keeps a search going to its end. */
export const examplesToReduce: readonly Example[] = [
  ...smallExamples,
  onRing([2, 3, 1]),
  onRing([3, 1, 4, 2]),
  { name: 'forks by number, 4', model: forgetful(forksByNumber(4, 'taking')), properties: [] },
  { name: 'two-phase commit, 4, nothing asked', model: forgetful(twoPhaseCommit(4)), properties: [] },
];

function onRing(numbers: readonly number[]): Example {
  const model = forgetful(leaderElection(numbers));
  const properties = [leaderHasTheGreatestNumber, thereIsOneLeader, someoneIsElected];
  return {
    name: model.name,
    model,
    properties: properties as unknown as readonly Property<unknown, unknown>[],
  };
}

/** A model whose state's type is of no interest. */
function forgetful<State, World>(model: Model<State, World>): Model<unknown, unknown> {
  return model as unknown as Model<unknown, unknown>;
}
