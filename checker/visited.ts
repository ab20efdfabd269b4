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
  /** Where to pack successors: the first at word 0, then call `push`. */
  readonly batch: Int32Array;
  /** Announces the successor just packed; flushes when the batch is full. Returns the word at which to pack the next. */
  push(parent: number, instance: number): number;
  /** Adds the states of the batch that are new; the next successor goes to word 0. */
  flush(): void;
  /** The number of a packed state, or -1. */
  find(state: Int32Array, at: number): number;
}

const batchSize = 256;
const firstCapacity = 1 << 12;

/** What is kept of the states: an open-addressed table of state numbers + 1, the packed states, and the links. */
interface Store {
  readonly words: number;
  capacity: number;
  count: number;
  table: Int32Array;
  states: Int32Array;
  parents: Int32Array;
  instances: Int32Array;
}

/** Successors that have been packed and not yet looked up, with room for what a look-up reads. */
interface Batch {
  readonly states: Int32Array;
  readonly parents: Int32Array;
  readonly instances: Int32Array;
  readonly homes: Int32Array;
  readonly heads: Int32Array;
  readonly firstWords: Int32Array;
}

export function createVisited(words: number): Visited {
  const store: Store = {
    words,
    capacity: firstCapacity,
    count: 0,
    table: new Int32Array(firstCapacity * 2),
    states: new Int32Array(firstCapacity * words),
    parents: new Int32Array(firstCapacity),
    instances: new Int32Array(firstCapacity),
  };
  const batch: Batch = {
    states: new Int32Array(batchSize * words),
    parents: new Int32Array(batchSize),
    instances: new Int32Array(batchSize),
    homes: new Int32Array(batchSize),
    heads: new Int32Array(batchSize),
    firstWords: new Int32Array(batchSize),
  };
  let pending = 0;
  const flush = (): void => {
    addNew(store, batch, pending);
    pending = 0;
  };
  return {
    get count() {
      return store.count;
    },
    get bytes() {
      return 4 * (store.table.length + store.states.length + store.parents.length + store.instances.length);
    },
    get states() {
      return store.states;
    },
    batch: batch.states,
    parentOf: i => store.parents[i] as number,
    instanceOf: i => store.instances[i] as number,
    push(parent, instance) {
      batch.parents[pending] = parent;
      batch.instances[pending] = instance;
      pending += 1;
      if (pending === batchSize) flush();
      return pending * words;
    },
    flush,
    find(state, at) {
      const found = locate(store, hash(state, at, words), state, at);
      return found >= 0 ? found : -1;
    },
  };
}

/** Looks the first `pending` states of a batch up, and adds those that are new in their order. */
function addNew(store: Store, batch: Batch, pending: number): void {
  while (store.count + pending > store.capacity) grow(store);
  const { words, table, states } = store;
  const { homes, heads, firstWords } = batch;
  const mask = table.length - 1;
  for (let i = 0; i < pending; i++) homes[i] = hash(batch.states, i * words, words) & mask;
  for (let i = 0; i < pending; i++) heads[i] = table[homes[i] as number] as number;
  for (let i = 0; i < pending; i++) {
    const head = heads[i] as number;
    firstWords[i] = head === 0 ? 0 : (states[(head - 1) * words] as number);
  }
  for (let i = 0; i < pending; i++) {
    const head = heads[i] as number;
    const at = i * words;
    if (head !== 0 && firstWords[i] === batch.states[at] && equals(store, head - 1, batch.states, at))
      continue;
    const found = locate(store, homes[i] as number, batch.states, at);
    if (found >= 0) continue;
    const number = store.count;
    table[-1 - found] = number + 1;
    for (let w = 0, to = number * words; w < words; w++) states[to + w] = batch.states[at + w] as number;
    store.parents[number] = batch.parents[i] as number;
    store.instances[number] = batch.instances[i] as number;
    store.count += 1;
  }
}

function hash(from: Int32Array, at: number, words: number): number {
  let h = 0;
  for (let i = 0; i < words; i++) {
    h = Math.imul(h ^ (from[at + i] as number), 0x9e3779b1);
    h ^= h >>> 15;
  }
  h = Math.imul(h, 0x85ebca6b);
  return h ^ (h >>> 13);
}

function equals({ words, states }: Store, state: number, from: Int32Array, at: number): boolean {
  for (let i = 0, s = state * words; i < words; i++) {
    if (states[s + i] !== from[at + i]) return false;
  }
  return true;
}

/** The state's number where it is known; otherwise -1 - the free position of the table where it belongs. */
function locate(store: Store, home: number, from: Int32Array, at: number): number {
  const { table } = store;
  const mask = table.length - 1;
  for (let position = home & mask; ; position = (position + 1) & mask) {
    const entry = table[position] as number;
    if (entry === 0) return -1 - position;
    if (equals(store, entry - 1, from, at)) return entry - 1;
  }
}

function grow(store: Store): void {
  const { words, count } = store;
  store.capacity *= 2;
  store.states = enlarged(store.states, store.capacity * words);
  store.parents = enlarged(store.parents, store.capacity);
  store.instances = enlarged(store.instances, store.capacity);
  store.table = new Int32Array(store.capacity * 2);
  const mask = store.table.length - 1;
  for (let state = 0; state < count; state++) {
    let position = hash(store.states, state * words, words) & mask;
    while (store.table[position] !== 0) position = (position + 1) & mask;
    store.table[position] = state + 1;
  }
}

function enlarged(old: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(length);
  larger.set(old);
  return larger;
}
