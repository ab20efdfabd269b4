import type { Model } from '../../checker/model.js';
import type { Invariant } from '../../checker/property.js';
import {
  type Bug,
  isReferenceAlive,
  isSocketInPin,
  namespacePinning,
  type State,
  type World,
} from '../../tests/examples/namespace-pinning.js';
import { isConsistent, twoPhaseCommit } from '../../tests/examples/two-phase-commit.js';
import type { Subject } from './subject.js';

/** What can be done with a model and its invariants, whatever its states are. */
export type Use<Result> = <State, World>(
  model: Model<State, World>,
  invariants: readonly Invariant<State, World>[],
) => Result;

/**
 * Gives a subject's model, as this repository has it, and its invariants. With a bug, only the invariant that it breaks:
 * the peers stop at the first violation, and nspin goes on until every property is decided.
 */
export function withModelOf<Result>(subject: Subject, use: Use<Result>): Result {
  if (subject.kind === 'two-phase-commit') return use(twoPhaseCommit(subject.managers), [isConsistent]);
  const [bug, ...invariants] = bugs[subject.bug];
  return use(namespacePinning(subject, bug), invariants);
}

type Bugged = readonly [bug: Bug, ...broken: Invariant<State, World>[]];

const bugs: readonly [Bugged, Bugged, Bugged, Bugged] = [
  ['none', isReferenceAlive, isSocketInPin],
  ['sockets_open_in_initial', isSocketInPin],
  ['reconnects_open_in_initial', isSocketInPin],
  ['pin_dropped_with_work_queued', isReferenceAlive],
];
