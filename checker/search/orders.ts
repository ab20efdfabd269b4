import { type Control, cell, orderAfter, orders, own } from './control.js';
import type { Hand } from './hand.js';

/** Gives orders to the other threads of a search, the followers. */
export interface Orders {
  /** How many threads take part, the leader included. */
  readonly threads: number;
  /** Has `others` more threads take part if as many have become ready; says whether they have. */
  enlist(others: number): boolean;
  give(order: number): void;
  /** Whether all others have carried out the last order. Throws if one has failed. */
  areDone(): boolean;
  /** Waits a short while for them. */
  wait(): void;
  /**
   * Has all threads, this one as well, do something with an equal share of the states from one number to before another; the
   * first of them is to become number `as`.
   */
  share(order: number, from: number, end: number, as?: number): void;
}

/** How long the leader waits for others before it looks at the clock. */
const waitMs = 20;

export function createOrders(hand: Hand, { cells, of }: Control): Orders {
  let followers = 0;
  const give = (order: number): void => {
    Atomics.store(cells, cell.arrived, 0);
    Atomics.store(cells, cell.order, orderAfter(cells[cell.order] as number, order, followers));
    Atomics.notify(cells, cell.order);
    if (order === orders.end) followers = 0;
  };
  const areDone = (): boolean => {
    if (Atomics.load(cells, cell.arrived) < followers) return false;
    for (let thread = 1; thread <= followers; thread++) {
      if (cells[of(thread) + own.failed] !== 0)
        throw new Error(`thread ${thread} of the search failed; with one worker it tells why`);
    }
    return true;
  };
  const wait = (): void => {
    const arrived = Atomics.load(cells, cell.arrived);
    if (arrived < followers) Atomics.wait(cells, cell.arrived, arrived, waitMs);
  };
  return {
    get threads() {
      return followers + 1;
    },
    enlist(others) {
      if (Atomics.load(cells, cell.ready) < others) return false;
      followers = others;
      return true;
    },
    give,
    areDone,
    wait,
    share(order, from, end, as = 0) {
      const size = Math.ceil((end - from) / (followers + 1));
      for (let thread = 0; thread <= followers; thread++) {
        const first = Math.min(end, from + thread * size);
        cells[of(thread) + own.first] = first;
        cells[of(thread) + own.last] = Math.min(end, first + size);
        cells[of(thread) + own.as] = as + first - from;
      }
      give(order);
      hand.obey(order);
      while (!areDone()) wait();
    },
  };
}
