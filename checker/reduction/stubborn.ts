import type { Slots } from '../packing/view.js';
import { add, type BitSet, countCommon, emptySet, has } from './bit-set.js';
import type { Closure } from './closure.js';
import type { Course } from './course.js';
import type { Interference } from './interference.js';

/**
 * Stubborn sets: for a state s, actions that have to be taken in it, so that the others need not be. A set T is closed (see
 * closure.ts): nobody outside T can enable an action in T that is not enabled in s, nor disturb one that is. Let b1 ... bn be a way
 * from s.
 *
 * - If some bk is in T, the first such was enabled in s already, has read on the way what it reads in s, and commutes with all
 *   before it: bk b1 ... bk-1 bk+1 ... bn leads to the same state in as many steps.
 * - If none is, any enabled action a of T can be taken first: a b1 ... bn leads to where b1 ... bn a does.
 *
 * In a state without steps no a can be taken: every deadlock is still reached, in as few steps. No step is taken from a halted state, so
 * an a that might halt the system takes all others into T with it: then no state after a is halted that was not without a.
 *
 * For what is looked for, and is not so in s, one of two things is seen to. Either T has some action of every way to it: then a
 * way that is as long begins with a step of T. Or no enabled action of T can undo it (what Peled calls visible is here only what may
 * undo), and one of them leads to a state of a later level: a b1 ... bn reaches it, by a way that is longer by one. The levels are
 * finitely many; so it cannot be put off for ever, round a circle of steps that do not matter to it (the ignoring problem). Any
 * finding of a complete search is therefore found by the reduced one, and what holds there holds; only the lengths of traces may
 * differ.
 *
 * A step that breaks a promise has to change something of what the promise reads, if in s a step that changes nothing would not
 * break it: T then has all that may be the first to change any of that. If bn itself is the first in T, then it breaks the promise in s as
 * well, since T also has whatever changes what is read to judge it.
 *
 * All of this is said of orbits as well as of states: if the state that stands for a(s) is kept in its place, then the way from there
 * leads to a state that stands for what is looked for (Emerson, Jha, Peled, "Combining partial order and symmetry reductions", 1997).
 * Several threads leave out the same: it depends on the state, on the levels before, and on what these have shown.
 *
 * Not served: what is judged on the graph of all states, such as what can be reached again (Peled's conditions for
 * LTL without next, and Gerth et al. for CTL, ask for more, and leave out less). An effect that throws in some state may go
 * unnoticed, if that state is left out.
 *
 * After Valmari, "Stubborn sets for reduced state space generation" (1989); Godefroid, "Partial-order methods for the
 * verification of concurrent systems" (1996); Peled, "All from one, one for all: on model checking using representatives"
 * (1993); Kristensen, Schmidt, Valmari, "Question-guided stubborn set methods for state properties" (2006); for going breadth first,
 * Bosnacki, Holzmann, "Improving Spin's partial-order reduction for breadth-first search" (SPIN 2005).
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
