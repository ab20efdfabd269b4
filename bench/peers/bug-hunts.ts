import { commandsJob, searchJob } from './node-jobs.js';
import type { Plan } from './plan.js';
import { stepsOf } from './published.js';
import type { Expected, Row } from './row.js';
import { rumurJob } from './rumur.js';
import { withoutJar } from './searches.js';
import { spinJob } from './spin.js';
import { nameOf, type Pinning } from './subject.js';
import { tlcJob } from './tlc.js';

/** The seeds of the random search; every one is a run of its own. */
const seeds = 11;
const seedsOfQuick = 3;

/** How long it takes to a counterexample: a shortest one by breadth-first search, or one that a random search shrinks. */
export function bugHunts(subject: Pinning, { runs, isQuick, jar }: Plan): Row[] {
  const steps = stepsOf(subject);
  if (steps === undefined) throw new Error(`${nameOf(subject)} has no bug to be found`);
  const section = nameOf(subject);
  const expected: Expected = { kind: 'shortest', steps };
  const shared = { section, expected, runs };
  return [
    {
      ...shared,
      tool: 'nspin, 1',
      needs: [],
      job: () => searchJob({ subject, workers: 1, symmetry: false, isJudged: true }),
    },
    {
      ...shared,
      tool: 'Spin, breadth first, 1',
      needs: ['spin', 'gcc'],
      job: () => spinJob(subject, 'breadth first'),
    },
    {
      ...shared,
      tool: 'Rumur, 1',
      needs: ['rumur', 'gcc'],
      job: () => rumurJob(subject, { threads: 1, symmetry: 'off' }),
    },
    {
      ...shared,
      tool: 'TLC, 1',
      needs: ['java'],
      ...(jar === undefined && { absent: withoutJar }),
      job: () => tlcJob(subject, { jar: jar ?? '', workers: 1, symmetry: false }),
    },
    {
      ...shared,
      tool: 'fast-check commands, 1',
      expected: { kind: 'steps', stepsMin: steps },
      runs: isQuick ? seedsOfQuick : seeds,
      needs: [],
      job: seed => commandsJob({ subject, seed }),
    },
  ];
}
