import type { Slots } from '../packing/view.js';
import { add, type BitSet, countCommon, emptySet, has } from './bit-set.js';
import type { Closure } from './closure.js';
import type { Course } from './course.js';
import type { Interference } from './interference.js';

/**
 * Stubborn sets: for a state, actions that have to be taken in it, so that the others need not be. A set is closed (see
 * closure.ts), and so whatever way leads on from the state, the first step on it of an action in the set could as well be taken
 * before the steps that precede it; and if there is no such step, an enabled action of the set could be taken before them all. Therefore
 * every deadlock is still reached, in as few steps.
 *
 * For what is looked for one of two things is seen to. Either the set has an action without which it is not reached: then a way that is as
 * long begins with a step of the set. Or no enabled action of the set can undo it, and one of them leads to a state that is expanded later:
 * then it is reached from there, but perhaps by a longer way. Later it must be, or everybody might leave what matters to
 * others for ever.
 *
 * After Valmari, "Stubborn sets for reduced state space generation" (1989); Kristensen, Schmidt, Valmari, "Question-guided
 * stubborn set methods for state properties" (2006); for going breadth first, Bosnacki, Holzmann, "Improving Spin's partial-order
 * reduction for breadth-first search" (SPIN 2005).
 */
export interface StubbornSets {
  /**
   * A stubborn set of a state, with actions that are not enabled in it as well; undefined: all actions. `isFresh` says whether an
   * enabled action leads to a state that is expanded later.
   */
  setFor(
    state: Slots,
    enabled: readonly number[],
    open: readonly Sought[],
    isFresh: (action: number) => boolean,
  ): BitSet | undefined;
}

/** Something that is looked for: a state or, `isStep`, a step. */
export interface Sought {
  /** The number of its function. */
  readonly number: number;
  readonly isStep: boolean;
}

/** Enabled actions that a set is tried to be begun with. */
const beginningsMax = 16;

export function createStubbornSets(
  closure: Closure,
  interference: Interference,
  actions: number,
): StubbornSets {
  const { enabled, courseOf, close, closeOver } = closure;
  const undone = new WeakMap<Course, Map<number, boolean>>();

  /** Whether an enabled action may undo what is looked for. */
  const mayUndo = (action: number, { number, isStep }: Sought): boolean => {
    if (isStep) return true;
    const course = courseOf(action);
    let known = undone.get(course);
    if (known === undefined) {
      known = new Map();
      undone.set(course, known);
    }
    let may = known.get(number);
    if (may === undefined) {
      may = interference.mayDisable(course, number);
      known.set(number, may);
    }
    return may;
  };

  /** The smallest of the closed sets that begin with one of several enabled actions; undefined if all are everything. */
  const smallest = (numbers: readonly number[]): BitSet | undefined => {
    let best: BitSet | undefined;
    let least = numbers.length;
    for (const number of numbers.slice(0, beginningsMax)) {
      const set = emptySet(actions);
      const beginning = emptySet(actions);
      add(beginning, number);
      if (!close(set, beginning)) continue;
      const size = countCommon(set, enabled);
      if (size < least) [best, least] = [set, size];
      if (size === 1) break;
    }
    return best;
  };

  return {
    setFor(state, numbers, open, isFresh) {
      closure.begin(state, numbers);
      if (open.some(({ number }) => courseOf(number).outcome !== 'no')) return undefined;
      const set = smallest(numbers);
      if (set === undefined) return undefined;
      /** Sees to those that are looked for and that a test applies to, and returns the others; undefined if that takes all actions. */
      const seeTo = (left: readonly Sought[], applies: (one: Sought) => boolean): Sought[] | undefined => {
        const others: Sought[] = [];
        for (const one of left) {
          if (!applies(one)) others.push(one);
          else if (!closeOver(set, one.number, one.isStep)) return undefined;
        }
        return others;
      };
      const isUndoable = (one: Sought): boolean =>
        numbers.some(number => has(set, number) && mayUndo(number, one));
      let left: readonly Sought[] | undefined = open;
      for (let before = -1; left !== undefined && left.length !== before; ) {
        before = left.length;
        left = seeTo(left, isUndoable);
      }
      if (left === undefined) return undefined;
      if (left.length === 0 || numbers.some(number => has(set, number) && isFresh(number))) return set;
      return seeTo(left, () => true) && set;
    },
  };
}
