import { pagesMax } from '../learning/assembler.js';

/**
 * The memory of a search, and what lies where in it; positions and lengths are in 32-bit words. It has the whole address
 * space of WebAssembly, 4 GiB, of which the system provides what is written to.
 */
export interface Space {
  readonly memory: WebAssembly.Memory;
  /** All of the memory. */
  readonly words: Int32Array;
  readonly places: Places;
}

export interface Places {
  /** Cells by which several threads agree. */
  readonly control: number;
  /** Room of each thread for a batch of successors and what is noted of them: see `desk`. */
  readonly desks: number;
  readonly table: number;
  /** The most positions that the table can have, a power of 2. */
  readonly positionsMax: number;
  readonly states: number;
  /** The most states there is room for. */
  readonly statesMax: number;
}

/** What a thread has for itself. */
export interface Desk {
  /** Records: a word that is the caller's, and a packed state. */
  readonly batch: number;
  readonly batchWords: number;
  readonly notes: number;
  readonly cache: number;
  /** Room for one packed state. */
  readonly probe: number;
}

export const threadsMax = 16;
/** Words of a MiB. */
const mebi = 2 ** 18;
const batchWords = 2 * mebi;
const notesWords = 5 * mebi;
/** 2 MiB: about what a core has for itself in its own caches. */
export const cacheWords = 2 * mebi;
const probeWords = mebi;
const deskWords = batchWords + notesWords + cacheWords + probeWords;

/** The part of the table that may be in use: fuller, its look-ups take long. */
export const fullness = 0.75;

export const createSpace = (stateWords: number): Space => {
  const memory = new WebAssembly.Memory({ initial: pagesMax, maximum: pagesMax, shared: isShared });
  return spaceIn(memory, stateWords);
};

/** The space that another thread has created. */
export const spaceIn = (memory: WebAssembly.Memory, stateWords: number): Space => ({
  memory,
  words: new Int32Array(memory.buffer),
  places: placesFor(stateWords),
});

/** Whether threads can share memory here; a web page may have to ask for that. */
export const isShared = typeof SharedArrayBuffer !== 'undefined';

export const deskOf = ({ desks }: Places, thread: number): Desk => {
  const batch = desks + thread * deskWords;
  const notes = batch + batchWords;
  const cache = notes + notesWords;
  return { batch, batchWords, notes, cache, probe: cache + cacheWords };
};

/** As large a table, and as many states, as fit together. */
function placesFor(stateWords: number): Places {
  const desks = mebi;
  const table = desks + threadsMax * deskWords;
  const rest = pagesMax * 2 ** 14 - table;
  const statesFor = (positions: number): number =>
    Math.min(Math.floor((rest - positions) / stateWords), Math.floor(positions * fullness));
  let positionsMax = 2 ** 16;
  while (statesFor(positionsMax * 2) > statesFor(positionsMax)) positionsMax *= 2;
  return {
    control: 0,
    desks,
    table,
    positionsMax,
    states: table + positionsMax,
    statesMax: statesFor(positionsMax),
  };
}
