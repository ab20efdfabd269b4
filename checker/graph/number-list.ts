import type { Budget } from './budget.js';

/** Whole numbers of 32 bits, as many as the budget allows; what is beyond it is dropped, and the budget says so. */
export interface NumberList {
  readonly length: number;
  push(number: number): void;
  at(index: number): number;
  /** The numbers so far, without a copy; valid until the next `push`. */
  numbers(): Int32Array;
}

const firstCapacity = 1024;

export function createNumberList(budget: Budget): NumberList {
  let length = 0;
  let kept = new Int32Array(firstCapacity);
  const grow = (): void => {
    budget.take(kept.byteLength);
    if (budget.spent !== undefined) return;
    const larger = new Int32Array(kept.length * 2);
    larger.set(kept);
    kept = larger;
  };
  return {
    get length() {
      return length;
    },
    push(number) {
      if (length === kept.length) grow();
      if (length < kept.length) kept[length++] = number;
    },
    at: index => kept[index] as number,
    numbers: () => kept.subarray(0, length),
  };
}
