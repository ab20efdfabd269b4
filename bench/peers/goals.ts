import { type Measured, median, type Result } from './measure.js';
import { handwrittenC, type PublishedTime, stateright, staterightSymmetry, tlc } from './published.js';
import { nameOf, pinning, type Subject, twoPhase } from './subject.js';
import { checkPrefix, wholeSection } from './whole-commands.js';

/** What nspin is to reach beside a peer, and what it came to. */
export interface Goal {
  readonly text: string;
  /** The least ratio, peer to nspin, of the time that a user waits, or of peak memory. */
  readonly atLeast: number;
  /** Undefined where one of the two was not measured. */
  readonly ratio: number | undefined;
  /** Whether the peer's figure is a published one of another run, scaled by what Spin took in both. */
  readonly isPublished: boolean;
}

export const isMet = ({ ratio, atLeast }: Goal): boolean => ratio !== undefined && ratio >= atLeast;

/** The goals, judged by the medians of this run. */
export function goalsOf(results: readonly Result[]): Goal[] {
  const find: Find = (section, tool) =>
    median(results.find(({ row }) => row.section === section && row.tool === tool)?.runs ?? []);
  const commands = results.filter(({ row }) => row.tool.startsWith(checkPrefix)).map(({ row }) => row.tool);
  return [
    ...searchGoals(find),
    ...symmetryGoals(find),
    ...[pinning(3, 2, 2), twoPhase(5)].map(subject => smallGoal(find, subject)),
    ...commands.map(tool => {
      const spins = ['', ', gcc -O0,'].map(flag => find(wholeSection, `Spin${flag} on nspin(3,2,2)`));
      return goal(`${tool}: than Spin`, 1, fastest(spins), find(wholeSection, tool)?.whole);
    }),
  ];
}

type Find = (section: string, tool: string) => Measured | undefined;

const large = nameOf(pinning(3, 4, 3));
const middle = nameOf(pinning(3, 2, 3));

function searchGoals(find: Find): Goal[] {
  const spin = find(large, 'Spin, depth first, 1');
  const nspin = find(large, 'nspin, 1');
  const tlcHere = find(middle, 'TLC, 1')?.whole;
  const tlcSeconds = tlcHere ?? scaled(tlc, find);
  const two = find(large, 'nspin, 2');
  return [
    goal(`${large}: faster than Spin, depth first`, 3, spin?.whole, nspin?.whole),
    goal('  than Spin, breadth first', 4, find(large, 'Spin, breadth first, 1')?.whole, nspin?.whole),
    goal('  than Stateright', 6, scaled(stateright, find), nspin?.whole, true),
    goal('  within 4 times of C by hand', 0.25, scaled(handwrittenC, find), nspin?.whole, true),
    goal('  with 2 workers than with 1', 1.6, nspin?.whole, two?.whole),
    goal('  less memory than Spin, depth first', 3, spin?.peakMiB, nspin?.peakMiB),
    goal(`${middle}: than TLC`, 20, tlcSeconds, find(middle, 'nspin, 1')?.whole, tlcHere === undefined),
  ];
}

function symmetryGoals(find: Find): Goal[] {
  const nspin = find(large, 'nspin, symmetry, 1')?.whole;
  const heuristic = [1, 2].map(threads => find(large, `Rumur, heuristic symmetry, ${threads}`));
  return [
    goal(`${large}, symmetry: than Spin`, 60, find(large, 'Spin, depth first, 1')?.whole, nspin),
    goal("  than Rumur's heuristic symmetry", 1, fastest(heuristic), nspin),
    goal("  than Stateright's symmetry", 1, scaled(staterightSymmetry, find), nspin, true),
  ];
}

function smallGoal(find: Find, subject: Subject): Goal {
  const section = nameOf(subject);
  const spins = ['', ', gcc -O0'].map(flag => find(section, `Spin, depth first${flag}, 1`));
  return goal(`${section}: than Spin`, 1, fastest(spins), find(section, 'nspin, 1')?.whole);
}

function goal(
  text: string,
  atLeast: number,
  peer: number | undefined,
  nspin: number | undefined,
  isPublished = false,
): Goal {
  const ratio = peer === undefined || nspin === undefined ? undefined : peer / nspin;
  return { text, atLeast, ratio, isPublished };
}

/** A published time as it would be at the speed of this run: times what Spin's search takes now, by what it took then. */
function scaled({ subject, seconds, spinSeconds }: PublishedTime, find: Find): number | undefined {
  const spin = find(nameOf(subject), 'Spin, depth first, 1')?.search;
  return spin === undefined ? undefined : (seconds * spin) / spinSeconds;
}

function fastest(all: readonly (Measured | undefined)[]): number | undefined {
  const times = all.flatMap(measured => measured?.whole ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}
