import { type Control, cell, own } from './control.js';
import { type Desk, deskOf, fullness, type Space } from './space.js';
import { createLookUps } from './visited-code.js';

/**
 * The states that a search has reached, packed, numbered in the order in which they were reached, as one of its threads sees
 * them. Whole states are compared, never fingerprints.
 *
 * Their table is open-addressed. An entry is 0, or the number of a state + 1 in the bits that a number can have, and in the
 * others a part of the state's hash, its tag, so that few states are read in vain. Entries are made by
 * compare-and-exchange, so that several threads may add states at once (Laarman, van de Pol, Weber, "Boosting Multi-Core
 * Reachability Performance with Shared Hash Tables", FMCAD 2010). Each thread has a range of numbers for the states that it
 * adds; at the end of a level those are made to follow each other.
 */
export interface Visited {
  /** The memory in which the states are. When the search is over, nobody is at work in it any more. */
  readonly space: Space;
  readonly words: Int32Array;
  /** The number that the next new state will get. */
  readonly next: number;
  /** How many states can be added before the range is used up. */
  readonly room: number;
  /** The position of a state in the memory. */
  at(number: number): number;
  /**
   * Makes a state that has been reached the first one in the thread's cache; or sees to it, where it has not, that it is not
   * taken for one. The cache is all zeros to begin with, and only a state of zeros could be mistaken for that; it has the
   * first place.
   */
  prime(state: Int32Array, isReached: boolean): void;
  /** Adds the new ones among the first `size` records of the thread's batch. There must be room for all of them. */
  add(size: number): void;
  /** Enters the states from the one number to before the other into the table, which has been cleared. */
  enter(from: number, end: number): void;
  /** Makes the states from the one number to before the other known as `as` and so on. They are not moved. */
  renumber(from: number, end: number, as: number): void;
  /** The number of a packed state, or -1. */
  find(from: Int32Array, at: number): number;
}

export function createVisited(stateWords: number, space: Space, control: Control, thread: number): Visited {
  const { words, places } = space;
  const { cells } = control;
  const mine = control.of(thread);
  const lookUps = createLookUps(stateWords, space);
  const { batch, notes, cache, probe }: Desk = deskOf(places, thread);
  const mask = (): number => (cells[cell.positions] as number) - 1;
  return {
    space,
    words,
    get next() {
      return cells[mine + own.from] as number;
    },
    get room() {
      return (cells[mine + own.end] as number) - (cells[mine + own.from] as number);
    },
    at: number => places.states + number * stateWords,
    prime(state, isReached) {
      for (let w = 0; w < stateWords; w++)
        words[cache + w] = isReached ? (state[w] as number) : ~(state[w] as number);
    },
    add(size) {
      const next = cells[mine + own.from] as number;
      cells[mine + own.from] = lookUps.add(batch, notes, cache, size, next, mask());
    },
    enter(from, end) {
      inBlocks(from, end, (first, last) => lookUps.enter(first, last, mask(), notes));
    },
    renumber(from, end, as) {
      inBlocks(from, end, (first, last) => lookUps.renumber(first, last, as + first - from, mask(), notes));
    },
    find(from, at) {
      for (let w = 0; w < stateWords; w++) words[probe + w] = from[at + w] as number;
      return lookUps.find(probe, mask());
    },
  };
}

const blockSize = 1024;

function inBlocks(from: number, end: number, act: (first: number, last: number) => void): void {
  for (let first = from; first < end; first += blockSize) act(first, Math.min(end, first + blockSize));
}

/** The fewest positions of the table, a power of 2. */
export const positionsMin = 2 ** 12;

/** The size of a table for a number of states, a power of 2. */
export function positionsFor(states: number): number {
  let positions = positionsMin;
  while (states > positions * fullness) positions *= 2;
  return positions;
}

/** Bytes that a number of states and their table take. */
export const bytesFor = (states: number, stateWords: number): number =>
  4 * (states * stateWords + positionsFor(states));

/** The most states that take no more than so many bytes. */
export function statesWithin(bytes: number, stateWords: number): number {
  let positions = positionsMin;
  const statesFor = (size: number): number =>
    Math.min(Math.floor(size * fullness), Math.floor((bytes / 4 - size) / stateWords));
  while (positions < 2 ** 31 && statesFor(positions * 2) > statesFor(positions)) positions *= 2;
  return Math.max(0, statesFor(positions));
}
