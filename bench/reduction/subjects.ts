import type { Model } from '../../checker/model.js';
import { isOnGraph, type Property } from '../../checker/property.js';
import { designs } from '../../designs/designs.js';
import { nfsModel } from '../../model/model.js';
import { scopes, small } from '../../model/scopes.js';
import { properties } from '../../properties/properties.js';
import * as can from '../../tests/examples/coffee-can.js';
import { dieHard, isNeverFour } from '../../tests/examples/die-hard.js';
import { diningPhilosophers, neighboursNeverEatTogether } from '../../tests/examples/dining-philosophers.js';
import { forksByNumber } from '../../tests/examples/forks-by-number.js';
import * as racing from '../../tests/examples/increment.js';
import * as locked from '../../tests/examples/increment-with-lock.js';
import * as ring from '../../tests/examples/leader-election.js';
import * as pinning from '../../tests/examples/namespace-pinning.js';
import * as allocator from '../../tests/examples/simple-allocator.js';
import { isMoved, towerOfHanoi } from '../../tests/examples/tower-of-hanoi.js';
import * as commit from '../../tests/examples/transaction-commit.js';
import { isConsistent, twoPhaseCommit } from '../../tests/examples/two-phase-commit.js';

/** A search that is made twice. */
export interface Asked {
  readonly name: string;
  readonly model: Model<unknown, unknown>;
  readonly properties: readonly Property<unknown, unknown>[];
  readonly symmetry: boolean;
}

/** Every example, and every design at the slices of scope small; the quick ones are few. */
export function subjects(isQuick: boolean): Asked[] {
  const examples = [
    asked(twoPhaseCommit(5), [isConsistent]),
    asked(twoPhaseCommit(5), [isConsistent], true),
    asked(twoPhaseCommit(5), []),
    asked(commit.transactionCommit(5), [commit.isConsistent]),
    asked(diningPhilosophers(7), [neighboursNeverEatTogether]),
    asked(diningPhilosophers(7), []),
    asked(forksByNumber(5, 'both'), []),
    asked(towerOfHanoi(6), [isMoved]),
    asked(dieHard(), [isNeverFour]),
    asked(racing.increment(5), [racing.everyUpdateCounts]),
    asked(racing.increment(5), []),
    asked(locked.incrementWithLock(5), [locked.everyUpdateCounts, locked.isExclusive]),
    asked(can.coffeeCan(30), [can.keepsWhiteParity, can.losesOneBean]),
    asked(allocator.simpleAllocator(3, 2), [allocator.isExclusive]),
    asked(pinning.namespacePinning({ namespaces: 3, tasks: 2, mounts: 2 }), [
      pinning.isReferenceAlive,
      pinning.isSocketInPin,
    ]),
    asked(ring.leaderElection([3, 1, 4, 2]), [ring.leaderHasTheGreatestNumber, ring.thereIsOneLeader]),
    asked(ring.leaderElection([3, 1, 5, 2, 4]), [ring.leaderHasTheGreatestNumber, ring.thereIsOneLeader]),
  ];
  const searched = properties.filter(property => !isOnGraph(property));
  const slices = isQuick ? scopes.slice(0, 1) : small.slices;
  return [
    ...(isQuick ? examples.slice(0, 3) : examples),
    ...designs.flatMap(design =>
      slices.flatMap(slice => [
        asked(nfsModel(design, slice), [], true),
        asked(nfsModel(design, slice), searched, true),
      ]),
    ),
  ];
}

function asked<State, World>(
  model: Model<State, World>,
  about: readonly Property<State, World>[],
  symmetry = false,
): Asked {
  const name = [
    model.name,
    ...(about.length === 0 ? ['deadlocks only'] : []),
    ...(symmetry ? ['by symmetry'] : []),
  ].join(', ');
  return {
    name,
    model: model as unknown as Model<unknown, unknown>,
    properties: about as unknown as readonly Property<unknown, unknown>[],
    symmetry,
  };
}
