import { type Control, cell, orderAfter, orders, own } from './control.js';
import { codeOf, type Failure, failureOf } from './failure.js';
import type { Hand } from './hand.js';

/** Whether threads that were called have come; where one of them is lost before that, none take part. */
export type Enlistment = 'here' | 'awaited' | 'lost';

/** Gives orders to the other threads of a search, the followers. */
export interface Orders {
  /** How many threads take part, the leader included. */
  readonly threads: number;
  /** Has `others` more threads take part if as many have become ready; see `Crew` in limits.ts. */
  enlist(others: number): Enlistment;
  /** Is told that a thread does not go on. */
  lose(thread: number, failure: Failure): void;
  give(order: number): void;
  /** Whether all others have carried out the last order. Throws if one has failed, or is lost. */
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
  const firstFailed = (others: number): number | undefined => {
    for (let thread = 1; thread <= others; thread++)
      if (Atomics.load(cells, of(thread) + own.failed) !== 0) return thread;
    return undefined;
  };
  const areDone = (): boolean => {
    // A thread that throws says so before it arrives; one that is lost never arrives.
    const haveArrived = Atomics.load(cells, cell.arrived) >= followers;
    const failed = firstFailed(followers);
    if (failed !== undefined) throw failureOf(failed, cells[of(failed) + own.failed]);
    return haveArrived;
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
      if (firstFailed(others) !== undefined) return 'lost';
      if (Atomics.load(cells, cell.ready) < others) return 'awaited';
      followers = others;
      return 'here';
    },
    lose(thread, failure) {
      // What it has said itself is more exact.
      Atomics.compareExchange(cells, of(thread) + own.failed, 0, codeOf(failure));
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
