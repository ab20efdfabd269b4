import { deskOf, type Space } from '../search/space.js';
import { bytesFor } from '../search/visited.js';
import {
  createFingerprints,
  type Fingerprints,
  fingerprintWords,
  type Hashing,
  recordWords,
} from './fingerprint.js';
import { createFrontier } from './frontier.js';
import { createParents } from './parents.js';
import { createFingerprintSet } from './set.js';

/** What a search by fingerprints keeps of its states: of all a fingerprint and a parent, of two levels the states themselves. */
export interface FingerprintStates {
  readonly count: number;
  /** The memory in which the states of the two levels lie, and the batch. */
  readonly space: Space;
  readonly fingerprints: Fingerprints;
  /** The position of a state of the present level, by its place in it. */
  at(place: number): number;
  /**
   * Adds the new ones of the `size` records of the batch, each the number of a parent and a packed state, to the next level, and
   * tells of each its number and its position. False, with nothing done, if there is no room for all of them.
   */
  add(size: number, isNew: (number: number, at: number) => void): boolean;
  /** The next level becomes the present one. */
  turn(): void;
  /** Bytes that so many states take, with all that is kept of them. */
  bytesFor(states: number): number;
  /** The fingerprints of the states on the way to a state, from an initial state on. */
  wayTo(number: number): (readonly [number, number])[];
}

export function createFingerprintStates(stateWords: number, hashing: Hashing): FingerprintStates {
  const frontier = createFrontier(stateWords);
  const { space } = frontier;
  const { batch, notes } = deskOf(space.places, 0);
  const { words } = space;
  const fingerprints = createFingerprints(stateWords, space, hashing);
  const reached = createFingerprintSet();
  const parents = createParents();
  return {
    get count() {
      return reached.count;
    },
    space,
    fingerprints,
    at: frontier.at,
    add(size, isNew) {
      if (!reached.makeRoomFor(size) || !frontier.hasRoomFor(size)) return false;
      fingerprints.write(batch, size, notes);
      let number = reached.count;
      reached.add(words.subarray(notes, notes + size * recordWords));
      // What was added has the order of the batch, so that going through both beside each other tells which are new.
      for (let i = 0; i < size && number < reached.count; i++) {
        if (!reached.isOf(number, words, notes + i * recordWords + 1)) continue;
        const record = batch + i * (1 + stateWords);
        parents.push(words[record] as number);
        isNew(number, frontier.push(record + 1));
        number += 1;
      }
      return true;
    },
    turn: frontier.turn,
    bytesFor: states => bytesFor(states, fingerprintWords) + 4 * states + frontier.bytes,
    wayTo: number => parents.chainTo(number).map(reached.of),
  };
}
