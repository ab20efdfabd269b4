import { adjacencyJob, searchJob } from './node-jobs.js';
import { effortOf, type Plan } from './plan.js';
import { countsOf, orbitsOf } from './published.js';
import type { Expected, Row } from './row.js';
import { type RumurSearch, rumurJob } from './rumur.js';
import { type SpinSearch, spinJob } from './spin.js';
import { nameOf, type Subject } from './subject.js';
import { tlcJob } from './tlc.js';

/** The complete searches of a subject, by every tool and in every way that it offers. */
export function searchesOf(subject: Subject, plan: Plan): Row[] {
  return [
    ...nspinRows(subject, plan),
    ...spinRows(subject, plan),
    ...rumurRows(subject, plan),
    ...tlcRows(subject, plan),
    ...xstateRows(subject, plan),
  ];
}

const exactly = (subject: Subject): Expected => ({ kind: 'counts', ...countsOf(subject) });
const orbits = (subject: Subject): Expected => ({ kind: 'counts', ...orbitsOf(subject) });

/** A row without a reason to be absent has none. */
const absentIf = (isAbsent: boolean, reason: string): Pick<Row, 'absent'> =>
  isAbsent ? { absent: reason } : {};

function nspinRows(subject: Subject, { runs }: Plan): Row[] {
  const row = (tool: string, workers: 1 | 2, symmetry: boolean, isJudged = true): Row => ({
    section: nameOf(subject),
    tool,
    expected: symmetry ? orbits(subject) : exactly(subject),
    runs,
    needs: [],
    job: () => searchJob({ subject, workers, symmetry, isJudged }),
  });
  return [
    row('nspin, 1', 1, false),
    row('nspin, no invariants, 1', 1, false, false),
    row('nspin, 2', 2, false),
    row('nspin, symmetry, 1', 1, true),
  ];
}

function spinRows(subject: Subject, { runs }: Plan): Row[] {
  const { states } = countsOf(subject);
  const effort = effortOf({ states });
  const row = (tool: string, search: SpinSearch, expected = exactly(subject)): Row => ({
    section: nameOf(subject),
    tool,
    expected,
    runs: effort === 'large' ? 1 : runs,
    needs: ['spin', 'gcc'],
    job: () => spinJob(subject, search),
  });
  const hashed: Expected = {
    kind: 'bounds',
    statesMin: Math.ceil(0.9 * states),
    statesMax: states,
    because: 'it keeps hashes of states',
  };
  return [
    row('Spin, depth first, 1', 'depth first'),
    ...(effort === 'small' ? [row('Spin, depth first, gcc -O0, 1', 'depth first, unoptimised')] : []),
    row('Spin, breadth first, 1', 'breadth first'),
    row('Spin, depth first, 2', 'depth first, 2 cores'),
    row('Spin, breadth first, 2', 'breadth first, 2 cores', hashed),
  ];
}

function rumurRows(subject: Subject, { runs, hasSlow }: Plan): Row[] {
  const effort = effortOf(countsOf(subject));
  const sorted: Expected = {
    kind: 'bounds',
    statesMin: orbitsOf(subject).states,
    statesMax: countsOf(subject).states,
    because: 'it may keep several states of an orbit',
  };
  const expected = { off: exactly(subject), exhaustive: orbits(subject), heuristic: sorted };
  // Of 13 million states, or with the 5,040 permutations of seven managers, it takes minutes.
  const isSlow = ({ symmetry }: RumurSearch): boolean =>
    (effort === 'large' && symmetry !== 'heuristic') ||
    (effort === 'middle' && symmetry === 'exhaustive' && subject.kind === 'two-phase-commit');
  const row = (tool: string, search: RumurSearch): Row => ({
    section: nameOf(subject),
    tool,
    expected: expected[search.symmetry],
    runs: effort === 'large' ? 1 : runs,
    needs: ['rumur', 'gcc'],
    ...absentIf(isSlow(search) && !hasSlow, 'only with --slow'),
    job: () => rumurJob(subject, search),
  });
  return [
    row('Rumur, 1', { threads: 1, symmetry: 'off' }),
    row('Rumur, 2', { threads: 2, symmetry: 'off' }),
    row('Rumur, exhaustive symmetry, 1', { threads: 1, symmetry: 'exhaustive' }),
    row('Rumur, exhaustive symmetry, 2', { threads: 2, symmetry: 'exhaustive' }),
    row('Rumur, heuristic symmetry, 1', { threads: 1, symmetry: 'heuristic' }),
    row('Rumur, heuristic symmetry, 2', { threads: 2, symmetry: 'heuristic' }),
  ];
}

function tlcRows(subject: Subject, { runs, hasSlow, jar }: Plan): Row[] {
  const effort = effortOf(countsOf(subject));
  const isSlow = effort === 'large' || (effort === 'middle' && subject.kind === 'two-phase-commit');
  const row = (tool: string, workers: 1 | 2, symmetry: boolean): Row => ({
    section: nameOf(subject),
    tool,
    expected: symmetry ? orbits(subject) : exactly(subject),
    runs: effort === 'small' ? runs : 1,
    needs: ['java'],
    ...absentIf(isSlow && !hasSlow, 'only with --slow'),
    ...absentIf(jar === undefined, withoutJar),
    job: () => tlcJob(subject, { jar: jar ?? '', workers, symmetry }),
  });
  return [row('TLC, 1', 1, false), row('TLC, 2', 2, false), row('TLC, symmetry, 1', 1, true)];
}

export const withoutJar = 'TLA2TOOLS does not name a tla2tools.jar';

/** It keeps every state as an object, and as a string: larger subjects are beyond it. */
function xstateRows(subject: Subject, { runs }: Plan): Row[] {
  if (effortOf(countsOf(subject)) !== 'small') return [];
  const section = nameOf(subject);
  const job = () => adjacencyJob({ subject });
  return [{ section, tool: '@xstate/graph, 1', expected: exactly(subject), runs, needs: [], job }];
}
