import type { Model } from '../../checker/model.js';
import type { Property } from '../../checker/property.js';
import { coffeeCan, keepsWhiteParity, losesOneBean, oneWhiteBeanIsLeft } from '../examples/coffee-can.js';
import { dieHard, isNeverFour } from '../examples/die-hard.js';
import { diningPhilosophers, neighboursNeverEatTogether } from '../examples/dining-philosophers.js';
import { everyUpdateCounts, increment } from '../examples/increment.js';
import * as locked from '../examples/increment-with-lock.js';
import {
  type Bug,
  isReferenceAlive,
  isSocketInPin,
  namespacePinning,
} from '../examples/namespace-pinning.js';
import * as allocator from '../examples/simple-allocator.js';
import { isMoved, towerOfHanoi } from '../examples/tower-of-hanoi.js';
import * as single from '../examples/transaction-commit.js';
import { isConsistent, twoPhaseCommit } from '../examples/two-phase-commit.js';

/** A published model at a size at which even the reference explorer is quick. */
export interface Example {
  readonly name: string;
  readonly model: Model<unknown, unknown>;
  readonly properties: readonly Property<unknown, unknown>[];
}

function example<State, World>(
  model: Model<State, World>,
  ...properties: readonly Property<State, World>[]
): Example {
  return { name: model.name, model, properties };
}

const pinning = (bug: Bug): Example =>
  example(namespacePinning({ namespaces: 2, tasks: 1, mounts: 2 }, bug), isReferenceAlive, isSocketInPin);

export const smallExamples: readonly Example[] = [
  example(twoPhaseCommit(4), isConsistent),
  example(single.transactionCommit(4), single.isConsistent),
  example(diningPhilosophers(5), neighboursNeverEatTogether),
  example(towerOfHanoi(5), isMoved),
  example(dieHard(), isNeverFour),
  example(increment(4), everyUpdateCounts),
  example(locked.incrementWithLock(4), locked.everyUpdateCounts, locked.isExclusive),
  example(coffeeCan(20), keepsWhiteParity, losesOneBean, oneWhiteBeanIsLeft),
  example(allocator.simpleAllocator(3, 2), allocator.isExclusive),
  pinning('none'),
  pinning('sockets_open_in_initial'),
  pinning('reconnects_open_in_initial'),
  pinning('pin_dropped_with_work_queued'),
];
