import type { Rows } from './part.js';

/** Bytes that finding components takes for each state. */
export const componentBytesPerState = 28;

/** The strongly connected components of a part of a graph. */
export interface Components {
  readonly count: number;
  /** For each state the number of its component. */
  readonly of: Int32Array;
  /** All states, those of a component side by side, components in the order of their numbers. */
  readonly members: Int32Array;
}

/**
 * Tarjan's algorithm, with a stack of its own instead of the machine's, so that a path through millions of states does
 * not overflow it.
 * Source: R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972).
 */
export function componentsOf({ offsets, ends }: Rows): Components {
  const size = offsets.length - 1;
  const of = new Int32Array(size).fill(-1);
  const members = new Int32Array(size);
  /** The order in which states are met, from 1; 0 where they are not yet. */
  const met = new Int32Array(size);
  const lowest = new Int32Array(size);
  const path = new Int32Array(size);
  const cursor = new Int32Array(size);
  const open = new Int32Array(size);
  let [count, placed, time, opened] = [0, 0, 0, 0];

  const enter = (state: number): void => {
    time += 1;
    met[state] = time;
    lowest[state] = time;
    cursor[state] = offsets[state];
    open[opened++] = state;
  };
  const close = (state: number): void => {
    for (let member = -1; member !== state; ) {
      member = open[--opened];
      of[member] = count;
      members[placed++] = member;
    }
    count += 1;
  };

  for (let root = 0; root < size; root++) {
    if (met[root] !== 0) continue;
    enter(root);
    path[0] = root;
    for (let length = 1; length > 0; ) {
      const state = path[length - 1];
      const step = cursor[state];
      if (step < offsets[state + 1]) {
        cursor[state] = step + 1;
        const end = ends[step];
        if (end === -1) continue;
        if (met[end] === 0) {
          enter(end);
          path[length++] = end;
        } else if (of[end] === -1) lower(lowest, state, met[end]);
        continue;
      }
      if (lowest[state] === met[state]) close(state);
      length -= 1;
      if (length > 0) lower(lowest, path[length - 1], lowest[state]);
    }
  }
  return { count, of, members };
}

function lower(lowest: Int32Array, state: number, to: number): void {
  if (to < lowest[state]) lowest[state] = to;
}
