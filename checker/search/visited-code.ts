import {
  add,
  and,
  atomicCompareExchange,
  type Bytes,
  block,
  choose,
  constant,
  type Definition,
  get,
  go,
  goIf,
  isZero,
  load,
  loop,
  moduleOf,
  multiply,
  or,
  set,
  shiftLeft,
  shiftRight,
  store,
  subtract,
  xor,
} from '../learning/assembler.js';
import { cacheWords, isShared, type Places, type Space } from './space.js';

/**
 * The look-ups of visited.ts in WebAssembly, for states of one length. Positions are in words.
 *
 * Many successors were among the last few thousand successors as well: those are found in a small cache of states, which is
 * looked at first. The others are looked up together, so that their waits for memory overlap: loops that do nothing but
 * read, first all entries at home positions and then all states that might be the same, come before the loops that compare.
 */
export interface LookUps {
  /**
   * Adds the new ones among the `size` records of a batch, each a word that is not looked at and a packed state. Their
   * numbers go on from `count`; returns the new count. `mask` is that of the table.
   */
  add(batch: number, notes: number, cache: number, size: number, count: number, mask: number): number;
  /** Enters the states from number `from` to before `end`, a few thousand, into the table, which does not have them. */
  enter(from: number, end: number, mask: number, notes: number): void;
  /** Enters the states from number `from` to before `end`, a few thousand, under other numbers, the first of them under `as`. */
  renumber(from: number, end: number, as: number, mask: number, notes: number): void;
  /** The number of the packed state at a position, or -1. */
  find(at: number, mask: number): number;
}

/** Words of a note. */
export const noteWords = 5;

/** States that the cache has room for, a power of 2. */
const cacheStatesFor = (words: number): number => 2 ** Math.floor(Math.log2(cacheWords / words));

const modules = new Map<number, WebAssembly.Module>();

export function createLookUps(stateWords: number, { memory, places }: Space): LookUps {
  const known = modules.get(stateWords);
  const module = known ?? new WebAssembly.Module(moduleOf([], functionsFor(stateWords, places), isShared));
  if (known === undefined) modules.set(stateWords, module);
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as LookUps;
}

const functionsFor = (words: number, places: Places): Definition[] => [
  adding(words, places),
  entering(words, places),
  renumbering(words, places),
  finding(words, places),
];

/** Local variables that all functions have, after the parameters; addresses are in bytes. */
const [mask, i, at, note, hash, entry, position, other, notesEnd] = [6, 7, 8, 9, 10, 11, 12, 13, 14];
const localsEnd = 15;

const inBytes = (words: Bytes): Bytes => shiftLeft(words, constant(2));

function adding(words: number, places: Places): Definition {
  const [batch, notes, cache, size, count, maskGiven] = [0, 1, 2, 3, 4, 5];
  const table: Table = { words, places };
  const forEachNote = (...body: readonly Bytes[]): Bytes => [
    set(note, inBytes(get(notes))),
    block(
      loop(
        goIf(isZero(xor(get(note), get(notesEnd))), 1),
        ...body,
        set(note, add(get(note), constant(4 * noteWords))),
        go(0),
      ),
    ),
  ];
  const body: Bytes = [
    set(mask, get(maskGiven)),
    set(i, get(size)),
    set(at, add(inBytes(get(batch)), constant(4))),
    set(notesEnd, inBytes(get(notes))),
    set(cache, inBytes(get(cache))),
    block(
      loop(
        goIf(isZero(get(i)), 1),
        hashed(words),
        block(leaveIfCached(words, cache), noted),
        set(i, subtract(get(i), constant(1))),
        set(at, add(get(at), constant(4 + 4 * words))),
        go(0),
      ),
    ),
    forEachNote(store(get(note), load(addressOf(table, and(load(get(note), 4), get(mask)))), 8)),
    forEachNote(
      set(hash, load(get(note), 4)),
      set(entry, load(get(note), 8)),
      set(position, and(get(hash), get(mask))),
      pastOtherTags(table),
      store(get(note), get(entry), 8),
      store(get(note), get(position), 12),
    ),
    forEachNote(set(other, stateOf(table, load(get(note), 8))), store(get(note), load(get(other)), 16)),
    forEachNote(
      set(at, load(get(note))),
      set(hash, load(get(note), 4)),
      set(entry, load(get(note), 8)),
      set(position, load(get(note), 12)),
      findOrAdd(table, count),
    ),
    get(count),
  ];
  return { name: 'add', parameters: 6, results: 1, locals: localsEnd - 6, body };
}

/**
 * Runs `body` for each state from number `from` to before number `end`, with `hash` and `position` set. First all hashes are
 * noted, then all home positions are read, so that the waits for memory overlap.
 */
const forEachState = (
  { words, places }: Table,
  from: number,
  end: number,
  notes: number,
  body: Bytes,
): Bytes => {
  const pass = (...act: readonly Bytes[]): Bytes => [
    set(i, subtract(get(end), get(from))),
    set(note, inBytes(get(notes))),
    block(
      loop(
        goIf(isZero(get(i)), 1),
        ...act,
        set(i, subtract(get(i), constant(1))),
        set(note, add(get(note), constant(8))),
        go(0),
      ),
    ),
  ];
  return [
    set(at, add(constant(4 * places.states), multiply(get(from), constant(4 * words)))),
    pass(hashed(words), store(get(note), get(hash)), set(at, add(get(at), constant(4 * words)))),
    pass(store(get(note), load(addressOf({ words, places }, and(load(get(note)), get(mask)))), 4)),
    pass(
      set(hash, load(get(note))),
      set(position, and(get(hash), get(mask))),
      set(entry, add(get(end), subtract(constant(1), get(i)))),
      body,
    ),
  ];
};

function entering(words: number, places: Places): Definition {
  const [from, end, maskGiven, notes] = [0, 1, 2, 3];
  const table: Table = { words, places };
  const body: Bytes = [
    set(mask, get(maskGiven)),
    forEachState(
      table,
      from,
      end,
      notes,
      block(
        loop(
          choose(isZero(load(addressOf(table, get(position)))), [
            goIf(isZero(exchange(table, get(entry))), 2),
          ]),
          next,
          go(0),
        ),
      ),
    ),
  ];
  return { name: 'enter', parameters: 4, results: 0, locals: localsEnd - 4, body };
}

function renumbering(words: number, places: Places): Definition {
  const [from, end, as, maskGiven, notes] = [0, 1, 2, 3, 4];
  const table: Table = { words, places };
  const body: Bytes = [
    set(mask, get(maskGiven)),
    forEachState(table, from, end, notes, [
      set(as, add(get(as), constant(1))),
      block(
        loop(
          goIf(isZero(xor(and(load(addressOf(table, get(position))), get(mask)), get(entry))), 1),
          next,
          go(0),
        ),
      ),
      store(addressOf(table, get(position)), or(and(get(hash), tagMask), get(as))),
    ]),
  ];
  return { name: 'renumber', parameters: 5, results: 0, locals: localsEnd - 5, body };
}

function finding(words: number, places: Places): Definition {
  const [given, maskGiven] = [0, 1];
  const table: Table = { words, places };
  const body: Bytes = [
    set(mask, get(maskGiven)),
    set(at, inBytes(get(given))),
    hashed(words),
    set(position, and(get(hash), get(mask))),
    set(entry, load(addressOf(table, get(position)))),
    block(
      loop(
        goIf(isZero(get(entry)), 1),
        choose(hasSameTag, [set(other, stateOf(table, get(entry))), goIf(isZero(difference(words)), 2)]),
        next,
        set(entry, load(addressOf(table, get(position)))),
        go(0),
      ),
    ),
    subtract(and(get(entry), get(mask)), constant(1)),
  ];
  return { name: 'find', parameters: 2, results: 1, locals: localsEnd - 2, body };
}

interface Table {
  readonly words: number;
  readonly places: Places;
}

/** `hash` of the state at `at`; the same as `hashOf` in visited.ts. */
const hashed = (words: number): Bytes => [
  set(hash, constant(0)),
  Array.from({ length: words }, (_, w) => [
    set(hash, multiply(xor(get(hash), load(get(at), 4 * w)), constant(0x9e3779b1))),
    set(hash, xor(get(hash), shiftRight(get(hash), constant(15)))),
  ]),
  set(hash, multiply(get(hash), constant(0x85ebca6b))),
  set(hash, xor(get(hash), shiftRight(get(hash), constant(13)))),
];

/** Leaves the block around it if the state at `at` is in the cache; otherwise puts it there. */
const leaveIfCached = (words: number, cache: number): Bytes => [
  set(
    other,
    add(get(cache), multiply(and(get(hash), constant(cacheStatesFor(words) - 1)), constant(4 * words))),
  ),
  goIf(isZero(difference(words)), 0),
  copied(words),
];

/** Copies the state at `at` to `other`. */
const copied = (words: number): Bytes =>
  Array.from({ length: words }, (_, w) => store(get(other), load(get(at), 4 * w), 4 * w));

/** 0 if the states at `at` and at `other` are equal. */
const difference = (words: number): Bytes =>
  Array.from({ length: words }, (_, w): Bytes => xor(load(get(at), 4 * w), load(get(other), 4 * w))).reduce(
    or,
  );

/**
 * Notes the state at `at`, and its hash. Then come the entry and its position; the last word is there only so that the
 * first word of the state that might be the same is read, and later at hand.
 */
const noted: Bytes = [
  store(get(notesEnd), get(at)),
  store(get(notesEnd), get(hash), 4),
  set(notesEnd, add(get(notesEnd), constant(4 * noteWords))),
];

const addressOf = ({ places }: Table, at: Bytes): Bytes => add(constant(4 * places.table), inBytes(at));

/** The bits of a hash or an entry in which a tag stands: numbers are smaller than the table. */
const tagMask: Bytes = xor(get(mask), constant(-1));
const hasSameTag: Bytes = isZero(and(xor(get(entry), get(hash)), tagMask));

/** Goes to the next position. */
const next: Bytes = set(position, and(add(get(position), constant(1)), get(mask)));

/** Goes on from `position`, where `entry` stands, to the first that is free or has the tag of `hash`. */
const pastOtherTags = (table: Table): Bytes =>
  block(
    loop(
      goIf(isZero(get(entry)), 1),
      goIf(hasSameTag, 1),
      next,
      set(entry, load(addressOf(table, get(position)))),
      go(0),
    ),
  );

/** The address of the state that an entry stands for; for a free entry, of what comes before the first. */
const stateOf = ({ words, places }: Table, value: Bytes): Bytes =>
  add(constant(4 * (places.states - words)), multiply(and(value, get(mask)), constant(4 * words)));

/** Puts the entry of the state `number` - 1 at `position` if that is free; what was there is the result. */
const exchange = (table: Table, number: Bytes): Bytes =>
  atomicCompareExchange(addressOf(table, get(position)), constant(0), or(and(get(hash), tagMask), number));

/** Goes from `position`, where `entry` stood, until the state at `at` is found or has taken a free position. */
const findOrAdd = (table: Table, count: number): Bytes =>
  block(
    loop(
      choose(isZero(get(entry)), [
        set(other, stateOf(table, add(get(count), constant(1)))),
        copied(table.words),
        set(entry, exchange(table, add(get(count), constant(1)))),
        choose(isZero(get(entry)), [set(count, add(get(count), constant(1))), go(3)]),
      ]),
      choose(hasSameTag, [set(other, stateOf(table, get(entry))), goIf(isZero(difference(table.words)), 2)]),
      next,
      set(entry, load(addressOf(table, get(position)))),
      go(0),
    ),
  );
