import { type Control, cell, orders, own } from './control.js';
import type { Hand } from './hand.js';
import type { Orders } from './orders.js';
import { fullness, type Space } from './space.js';
import { positionsFor, positionsMin } from './visited.js';

/** The most states that a search may reach, and the limit that says so. */
export interface Bound {
  readonly by: 'states' | 'memory';
  readonly statesMax: number;
}

/** The numbers of states: each thread has a range of them to give out, and at rest they follow each other. */
export interface Numbering {
  /** States, at rest. */
  readonly count: number;
  /** The same, with what the threads have added since; not exact while they work. */
  readonly countNow: number;
  /** Sees to it that every thread has room to go on. Says whether that could be done. */
  makeRoom(): boolean;
  /** Gives each thread a range. */
  deal(): void;
  /** Makes the numbers of what the threads have added follow each other. */
  settle(): void;
  /** There are so many states now, all in memory: enters them into the table anew. */
  reload(count: number): void;
  /** Forgets all states but the first ones. */
  truncate(count: number): void;
}

/** States to renumber for which it pays to call on all threads. */
const pieceMin = 1024;

/** `roomPerThread` is the room that a thread needs to go on. */
export function createNumbering(
  hand: Hand,
  { cells, of }: Control,
  { words, places }: Space,
  given: Orders,
  { statesMax }: Bound,
  roomPerThread: number,
): Numbering {
  let count = 0;
  /** For each thread the first number of its range. */
  let starts: number[] = [0];
  cells[cell.positions] = positionsMin;

  const positions = (): number => cells[cell.positions] as number;
  const nextOf = (thread: number): number => cells[of(thread) + own.from] as number;
  const needed = (): number => roomPerThread * given.threads;

  const deal = (): void => {
    const capacity = Math.min(Math.floor(positions() * fullness), places.statesMax, statesMax + needed());
    const each = Math.floor((capacity - count) / given.threads);
    starts = Array.from({ length: given.threads }, (_, thread) => count + thread * each);
    starts.forEach((start, thread) => {
      cells[of(thread) + own.from] = start;
      cells[of(thread) + own.end] = start + each;
    });
  };
  const rebuildTable = (size: number): void => {
    words.fill(0, places.table, places.table + positions());
    cells[cell.positions] = Math.min(places.positionsMax, size);
    given.share(orders.enter, 0, count);
  };

  /**
   * States from `start` to before `end` become `as` and so on. An entry is known by its number, so no state may get a number
   * that another still has: a piece is done by all threads only where its new numbers lie before all its old ones.
   */
  const renumber = (start: number, end: number, as: number): void => {
    const shift = start - as;
    if (shift === 0) return;
    if (shift < pieceMin) {
      // One thread alone goes upwards: whoever had the number that a state gets has got a smaller one by then.
      hand.visited.renumber(start, end, as);
      return;
    }
    for (let first = start; first < end; first += shift)
      given.share(orders.renumber, first, Math.min(first + shift, end), first - shift);
  };

  return {
    get count() {
      return count;
    },
    get countNow() {
      return starts.reduce((sum, start, thread) => sum + nextOf(thread) - start, count);
    },
    makeRoom() {
      if (count > statesMax || count + needed() > places.statesMax) return false;
      const wanted = count + Math.max(needed(), count >> 3);
      if (wanted > positions() * fullness && positions() < places.positionsMax)
        rebuildTable(positionsFor(wanted));
      deal();
      return true;
    },
    deal,
    settle() {
      const ends = starts.map((_, thread) => nextOf(thread));
      starts.forEach((start, thread) => {
        const end = ends[thread] as number;
        if (thread > 0 && start < end) {
          renumber(start, end, count);
          const { at } = hand.visited;
          words.copyWithin(at(count), at(start), at(end));
        }
        count += end - start;
      });
      deal();
    },
    reload(states) {
      count = states;
      rebuildTable(positionsFor(count + needed()));
      deal();
    },
    truncate(to) {
      count = to;
      deal();
    },
  };
}
