import { describe, expect, test } from 'vitest';
import { check } from '../../checker/check.js';
import type { Model } from '../../checker/model.js';
import type { Property } from '../../checker/property.js';
import { explore } from '../../checker/search/explore.js';
import { coffeeCan, keepsWhiteParity, losesOneBean, oneWhiteBeanIsLeft } from '../examples/coffee-can.js';
import { dieHard, isNeverFour } from '../examples/die-hard.js';
import {
  diningPhilosophers,
  neighboursNeverEatTogether,
  nobodyStarves,
  somebodyCanGoOn,
} from '../examples/dining-philosophers.js';
import { canAlwaysEat, forksByNumber, neverAllWait } from '../examples/forks-by-number.js';
import { everyUpdateCounts, increment } from '../examples/increment.js';
import * as locked from '../examples/increment-with-lock.js';
import { isReferenceAlive, isSocketInPin, namespacePinning } from '../examples/namespace-pinning.js';
import * as allocator from '../examples/simple-allocator.js';
import { isMoved, towerOfHanoi } from '../examples/tower-of-hanoi.js';
import * as single from '../examples/transaction-commit.js';
import { isConsistent, twoPhaseCommit } from '../examples/two-phase-commit.js';

/** What other tools publish of a model. `generated` counts the initial states and every step, self-loops included. */
interface Answer {
  readonly distinct: number;
  readonly generated?: number;
  readonly levels?: number;
}

interface Published {
  readonly name: string;
  readonly answer: Answer;
  search(): Answer;
}

const published = <State, World>(model: Model<State, World>, answer: Answer): Published => ({
  name: model.name,
  answer,
  search() {
    const { search } = explore(model);
    expect(search.complete).toBe(true);
    return {
      distinct: search.states,
      generated: model.initials.length + search.transitions,
      levels: search.depth + 1,
    };
  },
});

interface Case {
  readonly name: string;
  readonly property: string;
  /** Steps to the nearest violation, or witness; undefined where there is none. */
  readonly steps: number | undefined;
  search(): number | undefined;
}

const judged = <State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  steps: number | undefined,
): Case => ({
  name: model.name,
  property: property.sentence,
  steps,
  search() {
    const { hits, search, witnessed } = explore(model, [property]);
    if (steps === undefined) expect(search.complete).toBe(true);
    if (property.witness !== undefined) expect([...witnessed]).toContain(property.name);
    return hits.get(property.name);
  },
});

const discs = [1, 2, 3, 4, 5, 6, 7, 8];
const peers = { namespaces: 3, tasks: 2, mounts: 2 };

describe('a full search finds the published counts', () => {
  test.each([
    published(twoPhaseCommit(3), { distinct: 288, generated: 1_146, levels: 11 }),
    published(twoPhaseCommit(4), { distinct: 1_568, generated: 8_258, levels: 14 }),
    published(twoPhaseCommit(5), { distinct: 8_832, generated: 58_146, levels: 17 }),
    published(twoPhaseCommit(6), { distinct: 50_816, generated: 402_306, levels: 20 }),
    published(single.transactionCommit(3), { distinct: 34, generated: 94, levels: 7 }),
    published(single.transactionCommit(4), { distinct: 96, generated: 357, levels: 9 }),
    published(single.transactionCommit(5), { distinct: 274, generated: 1_296, levels: 11 }),
    published(diningPhilosophers(3), { distinct: 19, levels: 17 }),
    published(diningPhilosophers(4), { distinct: 35, levels: 23 }),
    published(diningPhilosophers(5), { distinct: 67, generated: 336, levels: 29 }),
    published(diningPhilosophers(6), { distinct: 131, levels: 35 }),
    published(dieHard(), { distinct: 16, generated: 97, levels: 8 }),
    published(increment(2), { distinct: 13, generated: 15 }),
    published(increment(3), { distinct: 84, generated: 112 }),
    published(increment(4), { distinct: 755, generated: 1_157 }),
    published(increment(5), { distinct: 8_638, generated: 15_206 }),
    published(increment(6), { distinct: 118_509, generated: 237_943 }),
    published(locked.incrementWithLock(1), { distinct: 5, generated: 5, levels: 5 }),
    published(locked.incrementWithLock(2), { distinct: 17, generated: 17, levels: 9 }),
    published(locked.incrementWithLock(3), { distinct: 61, generated: 61, levels: 13 }),
    published(locked.incrementWithLock(4), { distinct: 257, generated: 257, levels: 17 }),
    published(locked.incrementWithLock(5), { distinct: 1_301, generated: 1_301, levels: 21 }),
    published(locked.incrementWithLock(6), { distinct: 7_825, generated: 7_825, levels: 25 }),
    published(coffeeCan(100), { distinct: 5_150, levels: 1 }),
    published(allocator.simpleAllocator(3, 2), { distinct: 400, generated: 1_633, levels: 6 }),
    published(forksByNumber(5, 'both'), { distinct: 3_216, generated: 1 + 16_160 }),
    published(namespacePinning(peers), { distinct: 21_904, generated: 1 + 203_352 }),
  ])('of $name: $answer', ({ search, answer }) => {
    expect(search()).toMatchObject(answer);
  });

  test.each(discs)('of the tower of Hanoi with %i discs: 3^D states on 2^D levels', size => {
    expect(published(towerOfHanoi(size), { distinct: 0 }).search()).toMatchObject({
      distinct: 3 ** size,
      levels: 2 ** size,
    });
  });

  test.each([3, 4, 5, 6])('of two-phase commit with %i managers: 6^n + 4^n + 2^n', size => {
    expect(explore(twoPhaseCommit(size)).search.states).toBe(6 ** size + 4 ** size + 2 ** size);
  });
});

describe('the nearest finding', () => {
  test.each([
    judged(dieHard(), isNeverFour, 6),
    ...[2, 3, 4, 5, 6].map(size => judged(increment(size), everyUpdateCounts, 4)),
    ...discs.map(size => judged(towerOfHanoi(size), isMoved, 2 ** size - 1)),
    judged(coffeeCan(100), oneWhiteBeanIsLeft, 0),
    judged(namespacePinning(peers, 'sockets_open_in_initial'), isSocketInPin, 4),
    judged(namespacePinning(peers, 'reconnects_open_in_initial'), isSocketInPin, 6),
    judged(namespacePinning(peers, 'pin_dropped_with_work_queued'), isReferenceAlive, 5),
  ])('in $name is $steps steps away: $property', ({ search, steps }) => {
    expect(search()).toBe(steps);
  });
});

describe('a property that holds has no finding', () => {
  test.each([
    judged(twoPhaseCommit(5), isConsistent, undefined),
    judged(single.transactionCommit(5), single.isConsistent, undefined),
    judged(diningPhilosophers(6), neighboursNeverEatTogether, undefined),
    judged(locked.incrementWithLock(5), locked.everyUpdateCounts, undefined),
    judged(locked.incrementWithLock(5), locked.isExclusive, undefined),
    judged(coffeeCan(100), keepsWhiteParity, undefined),
    judged(coffeeCan(100), losesOneBean, undefined),
    judged(allocator.simpleAllocator(3, 2), allocator.isExclusive, undefined),
    judged(namespacePinning(peers), isReferenceAlive, undefined),
    judged(namespacePinning(peers), isSocketInPin, undefined),
  ])('in $name: $property', ({ search, steps }) => {
    expect(search()).toBe(steps);
  });
});

describe('the philosophers', () => {
  const verdictOf = <State, World>(model: Model<State, World>, property: Property<State, World>): unknown => {
    const [verdict] = check(model, [property]);
    return verdict && 'finding' in verdict ? verdict.finding.trace.length : verdict?.kind;
  };

  test('wait in a circle once each has taken the left fork', () => {
    const [verdict] = check(forksByNumber(5, 'none'), [neverAllWait]);
    const taken = [1, 2, 3, 4, 5].map(n => ({
      actor: `philosopher${n}`,
      action: 'take_left_fork',
      args: {},
    }));
    expect(verdict).toMatchObject({ kind: 'violated', finding: { trace: taken, minimal: true } });
  });

  test('do not if the forks are ordered, and then each can always still eat', () => {
    const model = forksByNumber(5, 'both');
    expect(verdictOf(model, neverAllWait)).toBe('holds');
    expect([0, 1, 2, 3, 4].map(who => verdictOf(model, canAlwaysEat(who)))).toEqual(Array(5).fill('holds'));
  });

  test('still do if forks are only taken in order, and lead into a trap by that', () => {
    const model = forksByNumber(5, 'taking');
    expect(verdictOf(model, canAlwaysEat(0))).toBe(verdictOf(model, neverAllWait));
    expect(verdictOf(model, neverAllWait)).toBe(10);
  });

  test.each([3, 4, 5])('of whom %i share hygienic forks never stop, and none of them starves', size => {
    expect(verdictOf(diningPhilosophers(size), somebodyCanGoOn)).toBe('holds');
    expect(verdictOf(diningPhilosophers(size), nobodyStarves)).toBe('holds');
  });

  test.each(nobodyStarves.fairness)('starve if it is not fair to %s', action => {
    const fairness = nobodyStarves.fairness.filter(name => name !== action);
    expect(verdictOf(diningPhilosophers(3), { ...nobodyStarves, fairness })).toEqual(expect.any(Number));
  });
});
