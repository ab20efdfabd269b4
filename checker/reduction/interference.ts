import { type BitSet, countCommon, intersect, membersOf, unionOf, unite } from './bit-set.js';
import type { Course, SlotValue } from './course.js';
import type { Footprint, Mode } from './footprint.js';
import { createModeSets } from './mode-sets.js';

/** Who may come in whose way, by the modes of all functions; actions by number. */
export interface Interference {
  /**
   * The actions that may change one of these values while all of them are still as given: the one that is the first to
   * change any of them is among them.
   */
  changing(values: readonly SlotValue[]): BitSet;
  /**
   * Sets of actions, of any of which one must act before a function that came to `no` on this course does something. In each of its modes
   * a value is required that is not there: each set has those that may bring one such value about, for each mode.
   */
  enabling(number: number, course: Course): readonly BitSet[];
  /**
   * The actions that do not commute with an action on this course, in states in which all that it reads is as it was: those that
   * change what it reads, read what it changes, or write another value to the same slot.
   */
  disturbing(course: Course): BitSet;
  /** Whether an action on this course may bring about that a function does something. */
  mayEnable(course: Course, number: number): boolean;
  /** Whether an action on this course may bring about that a function no longer does what it does. */
  mayDisable(course: Course, number: number): boolean;
}

/** The first `actions` footprints are those of actions. */
export function createInterference(footprints: readonly Footprint[], actions: number): Interference {
  const { modes, functionOf, producing, changingOne, readingOne, leavingAfter, agreeingWith, actionsOf } =
    createModeSets(footprints, actions);
  const modesOf = footprints.map((_, number) =>
    modes.flatMap((_, at) => (functionOf[at] === number ? [at] : [])),
  );
  const changing = (values: readonly SlotValue[]): BitSet => {
    const set = changingOne(values);
    intersect(set, agreeingWith(values));
    return actionsOf(set);
  };

  return {
    changing,
    enabling(number, { reads }) {
      const own = modesOf[number] as number[];
      const missing = own.map(at => missingIn(modes[at] as Mode, reads));
      if (missing.some(slots => slots.length === 0)) return [changing(reads)];
      const forMode = missing.map((slots, i) => fewest(slots.map(slot => producing(slot, own[i] as number))));
      const shared = reads.filter(({ slot }) => missing.every(slots => slots.includes(slot)));
      return [
        unionOf(actions, forMode),
        ...shared.map(({ slot }) =>
          unionOf(
            actions,
            own.map(at => producing(slot, at)),
          ),
        ),
      ];
    },
    disturbing({ reads, judged, writes }) {
      const read = [...reads, ...judged];
      const set = changingOne(read);
      unite(set, changingOne(writes));
      unite(set, readingOne(writes));
      intersect(set, agreeingWith(read));
      return actionsOf(set);
    },
    mayEnable({ reads, judged, writes }, number) {
      const kept = [...reads, ...judged].filter(({ slot }) => !writes.some(write => write.slot === slot));
      const set = readingOne(writes);
      intersect(set, agreeingWith([...kept, ...writes]));
      return membersOf(set).some(at => functionOf[at] === number);
    },
    mayDisable(course, number) {
      const { reads, judged, writes } = course;
      const set = leavingAfter(writes);
      intersect(set, agreeingWith([...reads, ...judged]));
      const own = (modesOf[number] as number[]).map(at => modes[at] as Mode);
      return membersOf(set).some(at => {
        if (functionOf[at] !== number) return false;
        const left = after(modes[at] as Mode, course);
        return left === undefined || !own.some(mode => mode.isExact && isWithin(left, mode));
      });
    },
  };
}

/** The values that there may be after an action on a course, taken in a state with those that a mode requires; undefined: any. */
function after({ isExact, requires }: Mode, { reads, judged, writes }: Course): Mode['requires'] | undefined {
  if (!isExact) return undefined;
  const values = new Map(requires);
  for (const { slot, code } of [...reads, ...judged, ...writes]) values.set(slot, new Set([code]));
  return values;
}

/** Whether all that have these values are in a mode. */
const isWithin = (values: Mode['requires'], { requires }: Mode): boolean =>
  [...requires].every(([slot, codes]) => {
    const given = values.get(slot);
    return given !== undefined && [...given].every(code => codes.has(code));
  });

/** The slots at which a mode requires a value other than the one given. */
const missingIn = ({ requires }: Mode, values: readonly SlotValue[]): number[] =>
  values.flatMap(({ slot, code }) => (requires.get(slot)?.has(code) === false ? [slot] : []));

const fewest = (sets: readonly BitSet[]): BitSet =>
  sets.reduce((best, set) => (countCommon(set, set) < countCommon(best, best) ? set : best));
