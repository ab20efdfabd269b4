/**
 * The states that a search has reached, packed, each with the step that reached it first. Whole states are
 * compared, never fingerprints. Look-ups come in batches: all home positions of a batch, then the first words of
 * the states that stand there, are read before the first comparison, so that their cache misses overlap.
 */
export interface Visited {
  readonly count: number;
  /** Bytes held by the table, the states and the links. */
  readonly bytes: number;
  /** Packed states, `words` words each, in the order in which they were reached. Valid until the next `flush`. */
  readonly states: Int32Array;
  /** The state from which state `i` was reached first, or -1 for an initial one. */
  parentOf(i: number): number;
  /** The instance taken from there. Meaningless for an initial state. */
  instanceOf(i: number): number;
  /** Where to write the next successor: pack it at `at` words into `batch`, then call `push`. */
  readonly batch: Int32Array;
  readonly at: number;
  /** Announces the successor just packed; flushes when the batch is full. */
  push(parent: number, instance: number): void;
  /** Adds the states of the batch that are new. */
  flush(): void;
  /** The number of a packed state, or -1. */
  find(state: Int32Array, at: number): number;
}

const batchSize = 256;
const firstCapacity = 1 << 12;

export function createVisited(words: number): Visited {
  let capacity = firstCapacity;
  let table = new Int32Array(capacity * 2);
  let states = new Int32Array(capacity * words);
  let parents = new Int32Array(capacity);
  let instances = new Int32Array(capacity);
  let count = 0;

  const batch = new Int32Array(batchSize * words);
  const batchParents = new Int32Array(batchSize);
  const batchInstances = new Int32Array(batchSize);
  const homes = new Int32Array(batchSize);
  const heads = new Int32Array(batchSize);
  const firstWords = new Int32Array(batchSize);
  let pending = 0;

  function hash(from: Int32Array, at: number): number {
    let h = 0;
    for (let i = 0; i < words; i++) {
      h = Math.imul(h ^ (from[at + i] as number), 0x9e3779b1);
      h ^= h >>> 15;
    }
    h = Math.imul(h, 0x85ebca6b);
    return h ^ (h >>> 13);
  }

  function equals(state: number, from: Int32Array, at: number): boolean {
    for (let i = 0, s = state * words; i < words; i++) {
      if (states[s + i] !== from[at + i]) return false;
    }
    return true;
  }

  /** The state's number where it is known; otherwise -1 - the free position of the table where it belongs. */
  function locate(home: number, from: Int32Array, at: number): number {
    const mask = table.length - 1;
    for (let position = home & mask; ; position = (position + 1) & mask) {
      const entry = table[position] as number;
      if (entry === 0) return -1 - position;
      if (equals(entry - 1, from, at)) return entry - 1;
    }
  }

  function grow(): void {
    capacity *= 2;
    states = enlarged(states, capacity * words);
    parents = enlarged(parents, capacity);
    instances = enlarged(instances, capacity);
    table = new Int32Array(capacity * 2);
    const mask = table.length - 1;
    for (let state = 0; state < count; state++) {
      let position = hash(states, state * words) & mask;
      while (table[position] !== 0) position = (position + 1) & mask;
      table[position] = state + 1;
    }
  }

  function flush(): void {
    while (count + pending > capacity) grow();
    const mask = table.length - 1;
    for (let i = 0; i < pending; i++) {
      const home = hash(batch, i * words) & mask;
      homes[i] = home;
      heads[i] = table[home] as number;
    }
    for (let i = 0; i < pending; i++) {
      const head = heads[i] as number;
      firstWords[i] = head === 0 ? 0 : (states[(head - 1) * words] as number);
    }
    for (let i = 0; i < pending; i++) {
      const head = heads[i] as number;
      if (head !== 0 && firstWords[i] === batch[i * words] && equals(head - 1, batch, i * words)) continue;
      const found = locate(homes[i] as number, batch, i * words);
      if (found >= 0) continue;
      table[-1 - found] = count + 1;
      for (let w = 0, from = i * words, to = count * words; w < words; w++)
        states[to + w] = batch[from + w] as number;
      parents[count] = batchParents[i] as number;
      instances[count] = batchInstances[i] as number;
      count += 1;
    }
    pending = 0;
  }

  return {
    get count() {
      return count;
    },
    get bytes() {
      return 4 * (table.length + states.length + parents.length + instances.length);
    },
    get states() {
      return states;
    },
    get at() {
      return pending * words;
    },
    batch,
    parentOf: i => parents[i] as number,
    instanceOf: i => instances[i] as number,
    push(parent, instance) {
      batchParents[pending] = parent;
      batchInstances[pending] = instance;
      pending += 1;
      if (pending === batchSize) flush();
    },
    flush,
    find(state, at) {
      const found = locate(hash(state, at), state, at);
      return found >= 0 ? found : -1;
    },
  };
}

function enlarged(old: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(old);
  return larger;
}
