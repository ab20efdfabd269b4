import { type Control, cell, orderFrom, orders, own } from './control.js';
import { codeOf } from './failure.js';
import { createSearcher, type Errand, type Searcher, waitingMax } from './searcher.js';
import { deskOf, type Space } from './space.js';
import { createVisited, type Visited } from './visited.js';

/** One thread of a search, with all that it needs to carry out orders. */
export interface Hand {
  readonly searcher: Searcher;
  readonly visited: Visited;
  /** How many properties it judges. */
  readonly properties: number;
  /** The next state that it expands. */
  readonly position: number;
  /**
   * Takes states of the level and expands them, until there are no more, or there is no room for what somebody finds, or it
   * has expanded `most`. Says whether it was the last of these.
   */
  expand(most: number): boolean;
  /** Carries out its part of an order other than to expand. */
  obey(order: number): void;
  /** Writes down what it has found, for the leader. */
  note(): void;
}

/**
 * States that a thread takes at a time: many, since those that follow each other have successors in common, which it then
 * finds in its own cache; fewer towards the end of a level, so that all threads are done at about the same time.
 */
const portionOf = (left: number): number => Math.max(64, Math.min(left >>> 5, 4096));

export function createHand<State, World>(
  errand: Errand<State, World>,
  control: Control,
  thread: number,
): Hand {
  const { layout, space, properties } = errand;
  const { cells } = control;
  const mine = control.of(thread);
  const visited = createVisited(layout.words, space, control, thread);
  const searcher = createSearcher(errand, thread, visited);
  let at = 0;
  let end = 0;

  /** Adds what waits, if there is room for it; where there is not, everybody stops, so that room can be made. */
  const flush = (): boolean => {
    if (visited.room < searcher.waiting) Atomics.store(cells, cell.pause, 1);
    else searcher.flush();
    const isPaused = Atomics.load(cells, cell.pause);
    cells[mine + own.isPaused] = isPaused;
    return isPaused === 0;
  };

  /** Takes a portion of the level, if there is one left. */
  const take = (): boolean => {
    if (Atomics.load(cells, cell.stop) !== 0) return false;
    const levelEnd = cells[cell.levelEnd] as number;
    const portion = portionOf(levelEnd - Atomics.load(cells, cell.next));
    at = Atomics.add(cells, cell.next, portion);
    end = Math.min(at + portion, levelEnd);
    return at < end;
  };

  return {
    searcher,
    visited,
    properties: properties.length,
    get position() {
      return at;
    },
    expand(most) {
      searcher.begin(
        cells[cell.levelEnd] as number,
        property => cells[control.found + own.properties + property] as number,
      );
      for (let left = most; left > 0; left--) {
        if (searcher.waiting >= waitingMax && !flush()) return false;
        if (at >= end && !take()) {
          flush();
          return false;
        }
        searcher.expand(at);
        at += 1;
      }
      return true;
    },
    obey(order) {
      const [first, last] = [cells[mine + own.first] as number, cells[mine + own.last] as number];
      if (order === orders.enter) visited.enter(first, last);
      if (order === orders.renumber) visited.renumber(first, last, cells[mine + own.as] as number);
      if (order === orders.report) takenIn(space, thread, searcher.taken.length).set(searcher.taken);
    },
    note() {
      const { found, witnessed } = searcher;
      properties.forEach(({ name }, i) => {
        const isFound = found.has(name) ? 1 : 0;
        cells[mine + own.properties + i] = isFound + (witnessed.has(name) ? 2 : 0);
      });
    },
  };
}

/** Where a thread reports how often each ground action was taken. */
export function takenIn({ places, words }: Space, thread: number, instances: number): Float64Array {
  const { batch } = deskOf(places, thread);
  return new Float64Array(words.buffer, batch * 4, instances);
}

/** What a thread other than the leader does: it carries out orders until there are no more. Throws what its search throws. */
export function follow(hand: Hand, control: Control, thread: number): void {
  const { cells } = control;
  let known = Atomics.load(cells, cell.order);
  Atomics.add(cells, cell.ready, 1);
  // One that comes too late, after the end of the search, does not wait.
  while (orderFrom(known).order !== orders.end) {
    Atomics.wait(cells, cell.order, known);
    const last = known;
    known = Atomics.load(cells, cell.order);
    // A thread that was awake has seen the order before the notification came, which then wakes it for nothing.
    if (known === last) continue;
    const { order, addressees } = orderFrom(known);
    if (order !== orders.end && thread <= addressees) carryOut(order, hand, control, thread);
  }
}

/** Carries out its part of an order and says so, even where that fails. */
function carryOut(order: number, hand: Hand, { cells, of }: Control, thread: number): void {
  try {
    if (order === orders.expand) {
      hand.expand(Number.POSITIVE_INFINITY);
      hand.note();
    } else hand.obey(order);
  } catch (error) {
    Atomics.store(cells, of(thread) + own.failed, codeOf('thrown'));
    throw error;
  } finally {
    Atomics.add(cells, cell.arrived, 1);
    Atomics.notify(cells, cell.arrived);
  }
}
