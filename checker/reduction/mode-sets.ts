import { add, type BitSet, emptySet, fullSet, intersect, membersOf, unionOf } from './bit-set.js';
import type { SlotValue } from './course.js';
import type { Footprint, Mode } from './footprint.js';

/** The modes of all functions by number, and sets of them by what they read, write and require. */
export interface ModeSets {
  readonly modes: readonly Mode[];
  /** The number of the function that has a mode. */
  readonly functionOf: readonly number[];
  /** The actions that have one of these modes. */
  actionsOf(set: BitSet): BitSet;
  /** The modes in which a state with these values may be. */
  agreeingWith(values: readonly SlotValue[]): BitSet;
  /** The modes that may write another value where one of these is. */
  changingOne(values: readonly SlotValue[]): BitSet;
  /** The modes that may read one of these slots. */
  readingOne(values: readonly SlotValue[]): BitSet;
  /** The modes that a function may be in no more once these values have been written. */
  leavingAfter(writes: readonly SlotValue[]): BitSet;
  /** The actions that may bring about a value that a mode requires of a slot. */
  producing(slot: number, mode: number): BitSet;
}

/** The first `actions` footprints are those of actions. */
export function createModeSets(footprints: readonly Footprint[], actions: number): ModeSets {
  const modes = footprints.flat();
  const functionOf = footprints.flatMap((footprint, number) => footprint.map(() => number));
  const setOf = (isIn: (mode: Mode) => boolean): BitSet => {
    const set = emptySet(modes.length);
    modes.forEach((mode, at) => {
      if (isIn(mode)) add(set, at);
    });
    return set;
  };
  const actionsOf = (set: BitSet): BitSet => {
    const numbers = emptySet(actions);
    for (const at of membersOf(set)) {
      const number = functionOf[at] as number;
      if (number < actions) add(numbers, number);
    }
    return numbers;
  };
  const unionOver =
    (of: (slot: number, code: number) => BitSet) =>
    (values: readonly SlotValue[]): BitSet =>
      unionOf(
        modes.length,
        values.map(({ slot, code }) => of(slot, code)),
      );
  const agreeing = remembering((slot, code) => setOf(mode => agrees(mode, slot, code)));
  const readers = remembering(slot => setOf(({ reads }) => reads?.has(slot) ?? true));
  const changers = remembering((slot, code) => setOf(mode => mayChange(mode, slot, code)));
  const leavers = remembering((slot, code) => setOf(mode => mayLeave(mode, slot, code)));
  return {
    modes,
    functionOf,
    actionsOf,
    agreeingWith(values) {
      const set = fullSet(modes.length);
      for (const { slot, code } of values) intersect(set, agreeing(slot, code));
      return set;
    },
    changingOne: unionOver(changers),
    readingOne: unionOver(slot => readers(slot, 0)),
    leavingAfter: unionOver(leavers),
    producing: remembering((slot, at) => {
      const wanted = (modes[at] as Mode).requires.get(slot) as Set<number>;
      return actionsOf(setOf(mode => mayProduce(mode, slot, wanted)));
    }),
  };
}

const agrees = ({ requires }: Mode, slot: number, code: number): boolean =>
  requires.get(slot)?.has(code) ?? true;

/** Whether a mode may write another value than this. */
function mayChange({ writes }: Mode, slot: number, code: number): boolean {
  if (writes === undefined) return true;
  const codes = writes.get(slot);
  return codes !== undefined && (codes.size > 1 || !codes.has(code));
}

/** Whether a function that is in a mode may be in it no more once a slot has this value. */
const mayLeave = ({ isExact, requires, reads }: Mode, slot: number, code: number): boolean =>
  isExact ? requires.get(slot)?.has(code) === false : (reads?.has(slot) ?? true);

/** Whether a mode may write a wanted value where there was none before. */
function mayProduce({ requires, writes }: Mode, slot: number, wanted: ReadonlySet<number>): boolean {
  const written = writes?.get(slot);
  if (writes !== undefined && (written === undefined || ![...written].some(code => wanted.has(code))))
    return false;
  const before = requires.get(slot);
  return before === undefined || ![...before].every(code => wanted.has(code));
}

/** Remembers what a function of two numbers has come to. */
function remembering(make: (slot: number, other: number) => BitSet): (slot: number, other: number) => BitSet {
  const known: Map<number, BitSet>[] = [];
  return (slot, other) => {
    known[slot] ??= new Map();
    const ofSlot = known[slot];
    let set = ofSlot.get(other);
    if (set === undefined) {
      set = make(slot, other);
      ofSlot.set(other, set);
    }
    return set;
  };
}
