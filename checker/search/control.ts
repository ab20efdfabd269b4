import { type Space, threadsMax } from './space.js';

/**
 * The cells by which the threads of a search agree. One thread leads: it gives the same order to all, does its own part
 * of it, and waits for the others.
 */
export interface Control {
  readonly cells: Int32Array;
  /** The cells of one thread, from here on. */
  of(thread: number): number;
  /** What all threads had found when the present level began: cells like those of a thread, from here on. */
  readonly found: number;
}

/** Cells that all threads share. */
export const cell = {
  /**
   * The last order: what it is, whom it is for, and a count of the orders given, in one cell, so that a thread that is slow to
   * wake up cannot take a part of the next one for a part of this; see `orderFrom`. A thread sleeps on it.
   */
  order: 0,
  /** How many threads have carried out the last order. */
  arrived: 1,
  /** How many threads are there to take orders, the leader not counted. */
  ready: 3,
  /** Expanding: the next state of the level that nobody has taken yet, and the end of the level. */
  next: 4,
  levelEnd: 5,
  /** Not 0: nobody takes more states; or everybody stops at once, for want of room. */
  stop: 6,
  pause: 9,
  /** Positions of the table. */
  positions: 7,
} as const;

/** Cells that each thread has. */
export const own = {
  /** The numbers it may give to new states: from the one to before the other. */
  from: 0,
  end: 1,
  /** Not 0: it does not go on; see failure.ts. */
  failed: 2,
  /** Not 0: it has not expanded all that it took. */
  isPaused: 3,
  /** For entering and renumbering: states from the one to before the other, the first of them to become `as`. */
  first: 4,
  last: 5,
  as: 6,
  /** One for each property: bit 0 if it was found, bit 1 if it was witnessed. */
  properties: 8,
} as const;

/** `report` asks how often each ground action was taken, as 64-bit floats where the thread's batch is otherwise. */
export const orders = { expand: 1, enter: 2, renumber: 3, report: 4, end: 5 } as const;

/** What stands in `cell.order` of the order after the one that stands there, for as many threads but the leader. */
export const orderAfter = (last: number, order: number, addressees: number): number =>
  (((last >>> 8) + 1) << 8) | (addressees << 3) | order;

export const orderFrom = (cell: number): { readonly order: number; readonly addressees: number } => ({
  order: cell & 7,
  addressees: (cell >>> 3) & 31,
});

const firstOwn = 64;
const ownCells = 4096;

export const controlOf = ({ words, places }: Space): Control => ({
  cells: words.subarray(places.control, places.control + firstOwn + (threadsMax + 1) * ownCells),
  of: thread => firstOwn + thread * ownCells,
  found: firstOwn + threadsMax * ownCells,
});

/** The most properties that several threads can judge together; a thread alone uses the cells of the others as well. */
export const propertiesMax = ownCells - own.properties;
export const propertiesMaxAlone = threadsMax * ownCells - own.properties;
