import { createSpace, type Space } from '../search/space.js';

/** Whole packed states, of two levels only: the present one, which is being expanded, and the next. */
export interface Frontier {
  readonly space: Space;
  /** The position of a state of the present level, by its place in it. */
  at(place: number): number;
  /** Whether so many states can be added. */
  hasRoomFor(states: number): boolean;
  /** Adds the packed state at a position to the next level, and returns its new position. */
  push(from: number): number;
  /** The next level becomes the present one, whose states are forgotten. */
  turn(): void;
  /** Bytes that have been in use. */
  readonly bytes: number;
}

/**
 * One level lies at the beginning of the room for states and grows upwards, the other at the end and grows downwards. So no
 * memory is ever moved, only as much of it is touched as the two largest levels took, and no position is used by two
 * levels that follow each other, which the judge of steps counts on.
 */
export function createFrontier(stateWords: number): Frontier {
  const space = createSpace(stateWords);
  const { words, places } = space;
  const capacity = Math.floor((words.length - places.states) / stateWords);
  const sizes: [low: number, high: number] = [0, 0];
  const peaks: [low: number, high: number] = [0, 0];
  let present: 0 | 1 = 1;
  const positionOf = (level: 0 | 1, place: number): number =>
    level === 0 ? places.states + place * stateWords : words.length - (place + 1) * stateWords;
  const next = (): 0 | 1 => (present === 0 ? 1 : 0);
  return {
    space,
    at: place => positionOf(present, place),
    hasRoomFor: states => sizes[0] + sizes[1] + states <= capacity,
    push(from) {
      const level = next();
      const to = positionOf(level, sizes[level]);
      for (let w = 0; w < stateWords; w++) words[to + w] = words[from + w] as number;
      sizes[level] += 1;
      return to;
    },
    turn() {
      peaks[next()] = Math.max(peaks[next()], sizes[next()]);
      sizes[present] = 0;
      present = next();
    },
    get bytes() {
      return 4 * stateWords * (Math.max(peaks[0], sizes[0]) + Math.max(peaks[1], sizes[1]));
    },
  };
}
