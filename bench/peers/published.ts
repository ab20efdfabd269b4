import { nameOf, type Pinning, pinning, type Subject } from './subject.js';

/** How many states there are, and how many transitions between them where that is known. */
export interface Counts {
  readonly states: number;
  /** Every step from every state, self-loops and repetitions included; the initial state is none. */
  readonly transitions?: number;
}

/** What a complete search of a subject without a bug must find. Source: reference/PEERS.md and ORACLES.md. */
export function countsOf(subject: Subject): Counts {
  if (subject.kind === 'two-phase-commit') {
    const n = subject.managers;
    return {
      states: 6 ** n + 4 ** n + 2 ** n,
      transitions: 1 + n * 4 ** n + 4 ** n + 8 * n * 6 ** (n - 1) + n * 2 ** n,
    };
  }
  const { namespaces, tasks, mounts } = subject;
  const states = (namespaces + 1) ** tasks * (1 + 12 * namespaces) ** mounts;
  return { states, ...transitionsOf(pinningTransitions, subject) };
}

/**
 * What a search must find that keeps one state of each orbit: of the managers, or of the tasks, the mounts and the
 * namespaces except the initial one. Source: as above; the transitions of two-phase commit are what both TLC and
 * Rumur's exhaustive reduction count.
 */
export function orbitsOf(subject: Subject): Counts {
  if (subject.kind === 'two-phase-commit') {
    const n = subject.managers;
    const states = chosen(n + 5, 5) + chosen(n + 3, 3) + n + 1;
    return { states, ...transitionsOf(managerOrbits, subject) };
  }
  const known = pinningOrbits[nameOf({ ...subject, bug: 0 })];
  if (known === undefined) throw new Error(`the orbits of ${nameOf(subject)} are not published`);
  return { states: known[0], transitions: known[1] };
}

const pinningTransitions: { readonly [name: string]: number } = {
  'nspin(3,2,2)': 203_352,
  'nspin(3,2,3)': 9_462_528,
  'nspin(3,4,3)': 211_329_792,
};
const pinningOrbits: { readonly [name: string]: readonly [states: number, transitions: number] } = {
  'nspin(3,2,2)': [3_721, 34_368],
  'nspin(3,2,3)': [46_917, 546_689],
  'nspin(3,4,3)': [162_682, 2_647_554],
};
const managerOrbits: { readonly [name: string]: number } = {
  'two-phase commit 3': 317,
  'two-phase commit 5': 2_047,
};

function transitionsOf(
  known: { readonly [name: string]: number },
  subject: Subject,
): Pick<Counts, 'transitions'> {
  const transitions = known[nameOf(subject)];
  return transitions === undefined ? {} : { transitions };
}

const chosen = (from: number, count: number): number =>
  count === 0 ? 1 : (chosen(from - 1, count - 1) * from) / count;

/**
 * Steps of a shortest counterexample to each bug: unshare, mount, use, connect; then reset, connect; or instead of
 * connecting, umount_with_work_queued, exit. Source: tests/checker/published-answers.test.ts.
 */
export const stepsOf = ({ bug }: Pinning): number | undefined => [undefined, 4, 6, 5][bug];

/**
 * Times in seconds that were measured with tools that this bench cannot install, in one earlier run on one machine of two
 * cores. Source: reference/PEERS.md, which has Spin's depth-first search beside them, and so a measure of the machine.
 */
export interface PublishedTime {
  readonly subject: Subject;
  readonly seconds: number;
  /** Spin's depth-first search of the same subject in the same run, without compilation. */
  readonly spinSeconds: number;
}

const large = { subject: pinning(3, 4, 3), spinSeconds: 58.5 };
export const stateright: PublishedTime = { ...large, seconds: 112.6 };
/** Its own symmetry reduction, with two threads; it keeps 187,350 states where there are 162,682 orbits. */
export const staterightSymmetry: PublishedTime = { ...large, seconds: 2.4 };
/** C written by hand for this one model, compiled to native code; the compilation is included. */
export const handwrittenC: PublishedTime = { ...large, seconds: 3.7 };
export const tlc: PublishedTime = { subject: pinning(3, 2, 3), seconds: 25.5, spinSeconds: 1.9 };
