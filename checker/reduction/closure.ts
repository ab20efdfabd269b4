import type { Slots } from '../packing/view.js';
import { add, type BitSet, bitsIn, emptySet, has, isWithin } from './bit-set.js';
import type { Course } from './course.js';
import type { CourseTree } from './course-tree.js';
import type { Interference } from './interference.js';

/** Closed sets of actions, in one state at a time. */
export interface Closure {
  /** The present state, and the actions that are enabled in it. */
  begin(state: Slots, enabled: readonly number[]): void;
  readonly enabled: BitSet;
  /** The course of a function in the present state. */
  courseOf(number: number): Course;
  /**
   * Adds to a closed set some actions, and all that have to be in it with them. Says whether it then is without some enabled action;
   * if not, it is all the same what else is in it, and it may be left as it is, not closed.
   */
  close(set: BitSet, more: BitSet): boolean;
  /**
   * Adds to a closed set actions of which one must act before a function does something that does not do it now, and closes it. For
   * a step that is looked for, `isStep`: the function is whether one that changes nothing would be it.
   */
  closeOver(set: BitSet, number: number, isStep: boolean): boolean;
}

/**
 * A set is closed if it has, with an enabled action, all that may disturb it and, with one that is not enabled, all that may
 * bring something about without which it never is. The trees are of the actions, by number; then of whether the state is
 * halted; then of other functions.
 */
export function createClosure(
  trees: readonly CourseTree[],
  interference: Interference,
  actions: number,
): Closure {
  const halted = actions;
  const disturbers = new WeakMap<Course, BitSet | 'all'>();
  const enablers = new WeakMap<Course, readonly BitSet[]>();
  const changers = new WeakMap<Course, BitSet>();
  const enabled = emptySet(actions);
  let present: Slots = new Int32Array(0);
  const courseOf = (number: number): Course => (trees[number] as CourseTree).courseIn(present);

  /** Who may disturb an action that is enabled. One that may halt the system disturbs everybody. */
  const disturbersOf = (number: number): BitSet | 'all' =>
    remembered(disturbers, courseOf(number), course =>
      course.outcome !== 'yes' || interference.mayEnable(course, halted)
        ? 'all'
        : interference.disturbing(course),
    );
  const changersOf = (number: number): BitSet =>
    remembered(changers, courseOf(number), ({ reads }) => interference.changing(reads));
  const enablersOf = (number: number): readonly BitSet[] =>
    remembered(enablers, courseOf(number), course =>
      course.outcome === 'no' ? interference.enabling(number, course) : [interference.changing(course.reads)],
    );

  /** Of several sets the one that adds the fewest enabled actions and, among those, the fewest. */
  const cheapest = (sets: readonly BitSet[], set: BitSet): BitSet => {
    let best = sets[0] as BitSet;
    if (sets.length === 1) return best;
    let least = Number.POSITIVE_INFINITY;
    for (const candidate of sets) {
      let cost = 0;
      for (let w = 0; w < set.length; w++) {
        const fresh = (candidate[w] as number) & ~(set[w] as number);
        cost += bitsIn(fresh & (enabled[w] as number)) * actions + bitsIn(fresh);
      }
      if (cost < least) {
        least = cost;
        best = candidate;
      }
    }
    return best;
  };

  const close = (set: BitSet, more: BitSet): boolean => {
    const work: number[] = [];
    enter(set, more, work);
    if (isWithin(enabled, set)) return false;
    for (let number = work.pop(); number !== undefined; number = work.pop()) {
      const needed = has(enabled, number) ? disturbersOf(number) : cheapest(enablersOf(number), set);
      if (needed === 'all') return false;
      if (enter(set, needed, work) && isWithin(enabled, set)) return false;
    }
    return true;
  };

  return {
    enabled,
    begin(state, numbers) {
      present = state;
      enabled.fill(0);
      for (const number of numbers) add(enabled, number);
    },
    courseOf,
    close,
    closeOver: (set, number, isStep) =>
      close(set, isStep ? changersOf(number) : cheapest(enablersOf(number), set)),
  };
}

/** Adds actions to a set, and those that are new to a list. Says whether there are any. */
function enter(set: BitSet, others: BitSet, list: number[]): boolean {
  const before = list.length;
  for (let w = 0; w < set.length; w++) {
    const fresh = (others[w] as number) & ~(set[w] as number);
    set[w] = (set[w] as number) | fresh;
    for (let bits = fresh; bits !== 0; bits &= bits - 1) list.push(w * 32 + 31 - Math.clz32(bits & -bits));
  }
  return list.length > before;
}

function remembered<Known>(
  all: WeakMap<Course, Known>,
  course: Course,
  make: (course: Course) => Known,
): Known {
  let known = all.get(course);
  if (known === undefined) {
    known = make(course);
    all.set(course, known);
  }
  return known;
}
