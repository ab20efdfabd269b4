import type { Course, SlotValue } from './course.js';
import type { CourseTree } from './course-tree.js';
import type { Possible } from './possible.js';

/**
 * Some of the ways in which a function of the state does something: an action, where it is enabled; a question, where the answer is
 * yes. In each state in which the function does something, it does so in one of its modes.
 */
export interface Mode {
  /** Whether the function is in this mode in every state that has the required values, and reads no other slots. */
  readonly isExact: boolean;
  /** Values of which a state has one, for each of these slots, if the function is in this mode in it. */
  readonly requires: Map<number, Set<number>>;
  /** The slots that it may read; undefined: all. */
  readonly reads: Set<number> | undefined;
  /** The values that it may write; undefined: any to any slot. */
  readonly writes: Map<number, Set<number>> | undefined;
}

/** The modes of a function. */
export type Footprint = readonly Mode[];

/** More modes of one function than this are merged into fewer. */
const modesMax = 256;

/**
 * Runs to learn the courses of one function: at first few, then twice as many, as long as the functions that need more would
 * not take more than `runsMax` all together, a second of work.
 */
const runsAtFirst = 300;
const runsMax = 20_000;

/**
 * What functions may read and write in any state that can be reached, and in more: in all states whose values are possible ones. These
 * are those that are possible to begin with, and whatever an action writes in such a state. The trees of the actions come first.
 * All their courses in such states are learned. Where they are too many, the rest counts as one mode that reads and writes everything.
 */
export function footprintsOf(trees: readonly CourseTree[], actions: number, possible: Possible): Footprint[] {
  const acting = trees.slice(0, actions);
  const runs = learnAll(acting, possible);
  if (acting.some(({ unknown }) => unknown.length > 0)) {
    // What has not been learned may write anything.
    possible.addAll();
    learn(acting, possible, runs);
  }
  learnAll(trees.slice(actions), possible);
  return trees.map(({ courses, unknown }, number) => modesOf(courses, unknown, number < actions));
}

/** Learns the courses of functions, all if that does not take too long. Returns how many runs it has allowed each. */
function learnAll(trees: readonly CourseTree[], possible: Possible): number {
  for (let runs = runsAtFirst; ; runs *= 2) {
    learn(trees, possible, runs);
    const incomplete = trees.filter(({ unknown }) => unknown.length > 0).length;
    if (incomplete === 0 || incomplete * runs * 2 > runsMax) return runs;
  }
}

/** Learns courses until they write no value that has not been a possible one before. */
function learn(trees: readonly CourseTree[], possible: Possible, runs: number): void {
  const known = trees.map(() => 0);
  for (let isNew = true; isNew; ) {
    isNew = false;
    trees.forEach((tree, number) => {
      tree.complete(possible, runs);
      for (const { writes } of tree.courses.slice(known[number])) {
        for (const { slot, code } of writes) isNew = possible.add(slot, code) || isNew;
      }
      known[number] = tree.courses.length;
    });
  }
}

/**
 * Courses whose reads and writes are of the same slots, and whose values read differ in one slot only, make one mode: a state that has
 * the required values is in one of these courses. Where there are too many modes, others are merged as well, and they require less
 * than there is.
 */
function modesOf(
  courses: readonly Course[],
  unknown: readonly (readonly SlotValue[])[],
  canWrite: boolean,
): Footprint {
  let modes = courses.filter(({ outcome }) => outcome === 'yes').map(modeOf);
  for (const slot of new Set(modes.flatMap(({ requires }) => [...requires.keys()]))) {
    modes = merged(modes, mode => mergeKey(mode, other => other !== slot));
  }
  if (modes.length > modesMax) {
    modes = merged(modes, mode => mergeKey(mode, () => false)).map(mode => ({ ...mode, isExact: false }));
  }
  if (unknown.length > 0)
    modes.push({
      isExact: false,
      requires: commonTo(unknown),
      reads: undefined,
      writes: canWrite ? undefined : new Map(),
    });
  return modes;
}

const modeOf = ({ reads, writes }: Course): Mode => ({
  isExact: true,
  requires: new Map(reads.map(({ slot, code }) => [slot, new Set([code])])),
  reads: new Set(reads.map(({ slot }) => slot)),
  writes: new Map(writes.map(({ slot, code }) => [slot, new Set([code])])),
});

/** What modes must have in common to be merged: the slots, and the values required of some of these. */
function mergeKey({ requires, writes }: Mode, isFixed: (slot: number) => boolean): string {
  const slots = [...requires.keys()].sort((one, other) => one - other);
  const texts = slots.map(slot =>
    isFixed(slot) ? `${slot}=${[...(requires.get(slot) ?? [])].sort()}` : `${slot}`,
  );
  return `${texts.join()};${[...(writes?.keys() ?? [])].sort()}`;
}

function merged(modes: readonly Mode[], keyOf: (mode: Mode) => string): Mode[] {
  const byKey = new Map<string, Mode>();
  for (const mode of modes) {
    const key = keyOf(mode);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, mode);
    else {
      addAll(known.requires, mode.requires);
      addAll(known.writes ?? new Map(), mode.writes ?? new Map());
    }
  }
  return [...byKey.values()];
}

function addAll(values: Map<number, Set<number>>, others: ReadonlyMap<number, ReadonlySet<number>>): void {
  for (const [slot, codes] of others) {
    for (const code of codes) note(values, slot, code);
  }
}

function note(values: Map<number, Set<number>>, slot: number, code: number): void {
  const known = values.get(slot);
  if (known === undefined) values.set(slot, new Set([code]));
  else known.add(code);
}

/** For each slot that all name, the values that they give it. */
function commonTo(all: readonly (readonly SlotValue[])[]): Map<number, Set<number>> {
  const values = new Map<number, Set<number>>();
  const times = new Map<number, number>();
  for (const { slot, code } of all.flat()) {
    note(values, slot, code);
    times.set(slot, (times.get(slot) ?? 0) + 1);
  }
  return new Map([...values].filter(([slot]) => times.get(slot) === all.length));
}
