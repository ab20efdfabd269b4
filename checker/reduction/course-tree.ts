import type { Slots } from '../packing/view.js';
import type { Course, Run, SlotValue } from './course.js';
import type { Possible } from './possible.js';

/**
 * The courses that a function of the state is known to take, as a tree over what it reads: at the root the slot that it reads
 * first, below each value of it the slot that it reads next, and so on. Where a course is not known, the function is run.
 */
export interface CourseTree {
  /** The course that the function takes in a state. */
  courseIn(state: Slots): Course;
  /**
   * Learns the courses in all states that are possible; those that are known are not run again. Stops where it would take more than
   * `runsMax` runs, all calls taken together.
   */
  complete(possible: Possible, runsMax: number): void;
  /** All courses that are known. */
  readonly courses: readonly Course[];
  /** Values that possible states have whose courses the last `complete` has not learned: each such state agrees with one of these. */
  readonly unknown: readonly (readonly SlotValue[])[];
}

/** Courses that are kept. A question about the whole state may have as many as there are states. */
const coursesMax = 20_000;

interface Test {
  readonly slot: number;
  readonly children: Map<number, Node>;
}
type Node = Test | Course;

export function createCourseTree(run: Run, slots: number): CourseTree {
  const courses: Course[] = [];
  const state = new Int32Array(slots);
  let root: Node | undefined;
  let runs = 0;
  let unknown: (readonly SlotValue[])[] = [];

  const learn = (from: Slots): Course => {
    const course = run(from);
    if (courses.length < coursesMax) {
      root = inserted(root, course);
      courses.push(course);
    }
    return course;
  };

  /** Learns the course at one value of a gap, and returns the gaps that are then below it. */
  const fill = ({ up, slot, depth }: Gap, code: number, possible: Possible): Gap[] => {
    const below: Path = { slot, code, up };
    for (let other = 0; other < slots; other++) state[other] = possible.anyOf(other);
    for (const value of valuesOf(below)) state[value.slot] = value.code;
    runs += 1;
    return gapsAlong(learn(state), below, depth + 1, possible);
  };

  return {
    courseIn(given) {
      let node = root;
      while (node !== undefined && isTest(node)) node = node.children.get(given[node.slot] as number);
      return node ?? learn(given);
    },
    complete(possible, runsMax) {
      if (root === undefined) learn(Int32Array.from(state, (_, slot) => possible.anyOf(slot)));
      for (let gaps = gapsIn(root as Node, possible); ; ) {
        const missing = gaps.reduce((sum, { codes }) => sum + (codes?.length ?? 0), 0);
        if (missing === 0 || runs + missing > runsMax) {
          const broken = courses.filter(({ outcome }) => outcome === 'endless');
          unknown = [...gaps.map(({ up }) => valuesOf(up)), ...broken.map(({ reads }) => reads)];
          return;
        }
        gaps = gaps.flatMap(gap =>
          gap.codes === undefined ? [gap] : gap.codes.flatMap(code => fill(gap, code, possible)),
        );
      }
    },
    courses,
    get unknown() {
      return unknown;
    },
  };
}

const isTest = (node: Node): node is Test => 'children' in node;

/** A value on the way down a tree. */
interface Path extends SlotValue {
  readonly up: Path | undefined;
}

/** A test some of whose possible values have no child. */
interface Gap {
  readonly up: Path | undefined;
  readonly slot: number;
  /** How many values are above it. */
  readonly depth: number;
  /** These values; undefined: too many to be gone through. */
  readonly codes: readonly number[] | undefined;
}

function gapsIn(root: Node, possible: Possible): Gap[] {
  const gaps: Gap[] = [];
  const places: { readonly node: Node; readonly up: Path | undefined; readonly depth: number }[] = [
    { node: root, up: undefined, depth: 0 },
  ];
  for (const { node, up, depth } of places) {
    if (!isTest(node)) continue;
    const { slot, children } = node;
    const codes = valuesBut(children, possible.valuesOf(slot));
    if (codes?.length !== 0) gaps.push({ up, slot, depth, codes });
    if (codes === undefined) continue;
    for (const [code, child] of children)
      places.push({ node: child, up: { slot, code, up }, depth: depth + 1 });
  }
  return gaps;
}

/** The gaps beside the way to a course that has just been learned, from a depth on. */
function gapsAlong({ reads, judged }: Course, above: Path, from: number, possible: Possible): Gap[] {
  const gaps: Gap[] = [];
  const way = [...reads, ...judged];
  let up = above;
  for (let depth = from; depth < way.length; depth++) {
    const { slot, code } = way[depth] as SlotValue;
    const codes = valuesBut(new Set([code]), possible.valuesOf(slot));
    if (codes?.length !== 0) gaps.push({ up, slot, depth, codes });
    if (codes === undefined) break;
    up = { slot, code, up };
  }
  return gaps;
}

const valuesBut = (
  known: { has(code: number): boolean },
  values: ReadonlySet<number> | undefined,
): number[] | undefined => values && [...values].filter(code => !known.has(code));

function valuesOf(path: Path | undefined): SlotValue[] {
  const values: SlotValue[] = [];
  for (let at = path; at !== undefined; at = at.up) values.push({ slot: at.slot, code: at.code });
  return values;
}

/** Throws where a function has read something else than before in a state that agrees in all that it had read until then. */
function inserted(root: Node | undefined, course: Course): Node {
  const path = [...course.reads, ...course.judged];
  let node = root;
  let place: (child: Node) => void = () => undefined;
  let top = root;
  const put = (child: Node): void => {
    if (top === undefined) top = child;
    place(child);
  };
  for (const { slot, code } of path) {
    if (node === undefined) {
      node = { slot, children: new Map() };
      put(node);
    }
    if (!isTest(node) || node.slot !== slot)
      throw new Error('a guard, an effect or a property reads more than the state');
    const { children } = node;
    place = child => children.set(code, child);
    node = children.get(code);
  }
  put(course);
  return top as Node;
}
