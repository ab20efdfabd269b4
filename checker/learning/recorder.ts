import type { Layout } from '../packing/layout.js';
import { type Slots, viewOf } from '../packing/view.js';
import type { StructSchema } from '../schema.js';

/**
 * A state that notes which scalars a run of guards and effects reads, and which it writes. What such a run does is
 * decided by what it reads: it has no other input, draws nothing and keeps nothing. So two states that agree in what a run
 * has read are treated alike by it.
 */
export interface Recorder<State> {
  /** The state to run on. */
  readonly state: State;
  readonly slots: Slots;
  /** The slots read since `begin()`, each once, in the order of their first reading; not those written before. */
  readonly reads: readonly number[];
  /** The slots written since `begin()`, each once. */
  readonly writes: readonly number[];
  /** Forgets what was noted, and takes a state as the present one. */
  begin(state: Slots): void;
  /** Notes a reading that was not made through `state`. */
  read(slot: number): void;
}

export function createRecorder<State>(schema: StructSchema, layout: Layout, slots: Slots): Recorder<State> {
  const size = layout.fields.length;
  const reads: number[] = [];
  const writes: number[] = [];
  const known = new Int32Array(size);
  const written = new Int32Array(size);
  let run = 0;
  const witness = {
    read(slot: number): void {
      if (known[slot] === run) return;
      known[slot] = run;
      reads.push(slot);
    },
    write(slot: number): void {
      known[slot] = run;
      if (written[slot] === run) return;
      written[slot] = run;
      writes.push(slot);
    },
  };
  return {
    state: viewOf<State>(schema, slots, witness),
    slots,
    reads,
    writes,
    begin(state) {
      run += 1;
      reads.length = 0;
      writes.length = 0;
      slots.set(state);
    },
    read: witness.read,
  };
}
