import { afterEach, expect, test, vi } from 'vitest';
import { cell, controlOf, orderAfter, orders } from '../../../checker/search/control.js';
import { follow, type Hand } from '../../../checker/search/hand.js';
import { createSpace } from '../../../checker/search/space.js';

afterEach(() => {
  vi.restoreAllMocks();
});

test('a thread carries an order out once, though the notification of it comes late', () => {
  const control = controlOf(createSpace(1));
  const { cells } = control;
  const give = (order: number): void => {
    cells[cell.order] = orderAfter(cells[cell.order] as number, order, 1);
  };
  const waits: (() => 'ok' | 'not-equal')[] = [
    // The order is there before the thread has gone to sleep, ...
    () => {
      give(orders.enter);
      return 'not-equal';
    },
    // ... so the notification wakes it when it waits for the next one.
    () => 'ok',
    () => {
      give(orders.end);
      return 'ok';
    },
  ];
  vi.spyOn(Atomics, 'wait').mockImplementation(() => (waits.shift() as () => 'ok' | 'not-equal')());
  const obey = vi.fn();
  follow({ obey } as unknown as Hand, control, 1);
  expect(waits).toEqual([]);
  expect(obey).toHaveBeenCalledTimes(1);
  expect(cells[cell.arrived]).toBe(1);
});
