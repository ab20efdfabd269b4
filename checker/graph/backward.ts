import type { Rows } from './part.js';

/** Bytes that these functions take at most for each state and for each step. */
export const backwardBytes = { perState: 13, perStep: 4 };

/** The rows the other way round: for each state those it can be reached from by one step, in ascending order. */
export function reversed({ offsets, ends }: Rows): Rows {
  const count = offsets.length - 1;
  const back = new Int32Array(count + 1);
  let inside = 0;
  for (const end of ends) {
    if (end === -1) continue;
    back[end + 1] = back[end + 1] + 1;
    inside += 1;
  }
  for (let state = 0; state < count; state++) back[state + 1] = back[state + 1] + back[state];
  const starts = new Int32Array(inside);
  const next = back.slice(0, count);
  for (let state = 0; state < count; state++) {
    for (let step = offsets[state]; step < offsets[state + 1]; step++) {
      const end = ends[step];
      if (end === -1) continue;
      const place = next[end];
      starts[place] = state;
      next[end] = place + 1;
    }
  }
  return { offsets: back, ends: starts };
}

/** 1 for every state from which a step leads out of the part at once or in the end; `back` are its rows reversed. */
export function leadingOut({ offsets, ends }: Rows, back: Rows): Uint8Array {
  const count = offsets.length - 1;
  const leads = new Uint8Array(count);
  const queue = new Int32Array(count);
  let tail = 0;
  const add = (state: number): void => {
    if (leads[state] === 1) return;
    leads[state] = 1;
    queue[tail++] = state;
  };
  for (let state = 0; state < count; state++) {
    if (ends.subarray(offsets[state], offsets[state + 1]).includes(-1)) add(state);
  }
  for (let head = 0; head < tail; head++) {
    const state = queue[head];
    for (let i = back.offsets[state]; i < back.offsets[state + 1]; i++) add(back.ends[i]);
  }
  return leads;
}
