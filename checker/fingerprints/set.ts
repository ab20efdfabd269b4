import { createSpace, deskOf, fullness } from '../search/space.js';
import { positionsFor, positionsMin } from '../search/visited.js';
import { createLookUps } from '../search/visited-code.js';
import { fingerprintWords, recordWords } from './fingerprint.js';

/** The fingerprints of the states that a search has reached, numbered in the order in which they were reached. */
export interface FingerprintSet {
  readonly count: number;
  /** The fingerprint of a state. */
  of(number: number): readonly [number, number];
  /** Whether a state has the fingerprint at `words[at]`. */
  isOf(number: number, words: Int32Array, at: number): boolean;
  /** Sees to it that so many can be added. Says whether that could be done. */
  makeRoomFor(size: number): boolean;
  /** Adds the new ones of records, each a word that is not looked at and a fingerprint, in their order. */
  add(records: Int32Array): void;
}

/** States that are entered into the table at once. */
const blockSize = 1024;

/** The table is that of visited.ts: for it a fingerprint is a packed state of two words. */
export function createFingerprintSet(): FingerprintSet {
  const space = createSpace(fingerprintWords);
  const { words, places } = space;
  const { batch, notes, cache } = deskOf(places, 0);
  const lookUps = createLookUps(fingerprintWords, space);
  let positions = positionsMin;
  let count = 0;

  const add = (size: number): void => {
    count = lookUps.add(batch, notes, cache, size, count, positions - 1);
  };
  /** The cache is all zeros, and zeros must not be taken for a fingerprint that is there: see `prime` in visited.ts. */
  const addFirst = (): void => {
    for (let w = 0; w < fingerprintWords; w++) words[cache + w] = ~(words[batch + 1 + w] as number);
    add(1);
    for (let w = 0; w < fingerprintWords; w++) words[cache + w] = words[batch + 1 + w] as number;
  };
  const rebuildTable = (size: number): void => {
    words.fill(0, places.table, places.table + positions);
    positions = Math.min(places.positionsMax, size);
    for (let from = 0; from < count; from += blockSize)
      lookUps.enter(from, Math.min(count, from + blockSize), positions - 1, notes);
  };
  const at = (number: number): number => places.states + number * fingerprintWords;
  return {
    get count() {
      return count;
    },
    of: number => [words[at(number)] as number, words[at(number) + 1] as number],
    isOf: (number, from, first) =>
      words[at(number)] === from[first] && words[at(number) + 1] === from[first + 1],
    makeRoomFor(size) {
      if (count + size > places.statesMax) return false;
      const wanted = count + Math.max(size, count >> 3);
      if (wanted > positions * fullness && positions < places.positionsMax)
        rebuildTable(positionsFor(wanted));
      return true;
    },
    add(records) {
      words.set(records, batch);
      if (count === 0 && records.length > 0) addFirst();
      add(records.length / recordWords);
    },
  };
}
