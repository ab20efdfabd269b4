import { readFileSync } from 'node:fs';
import type { Found, Job } from './row.js';
import type { Subject } from './subject.js';

export interface TlcSearch {
  /** The path of a tla2tools.jar. */
  readonly jar: string;
  readonly workers: 1 | 2;
  readonly symmetry: boolean;
}

/** TLC: an interpreter of TLA+ on the Java machine, so nothing is made beforehand. It keeps 64-bit fingerprints. */
export function tlcJob(subject: Subject, { jar, workers, symmetry }: TlcSearch): Job {
  const isPinning = subject.kind === 'namespace-pinning';
  const model = isPinning ? 'NamespacePinning' : 'TwoPhaseCommit';
  return {
    files: {
      [`${model}.tla`]: readFileSync(`bench/peers/models/${model}.tla`, 'utf8'),
      [`${model}.cfg`]: `${[
        'SPECIFICATION Spec',
        `INVARIANTS ${isPinning ? 'ReferenceAlive SocketInPin' : 'Consistent'}`,
        'CHECK_DEADLOCK FALSE',
        ...(symmetry ? ['SYMMETRY Symmetry'] : []),
        'CONSTANTS',
        ...constantsOf(subject),
      ].join('\n')}\n`,
    },
    make: [],
    search: [
      'java',
      '-XX:+UseParallelGC',
      '-cp',
      jar,
      'tlc2.TLC',
      '-workers',
      String(workers),
      `${model}.tla`,
    ],
    statuses: [0, violated],
    read: readTlc,
  };
}

/** The exit status with which TLC says that an invariant is violated. */
const violated = 12;

function constantsOf(subject: Subject): string[] {
  const setOf = (name: string, first: number, size: number): string =>
    `{${Array.from({ length: size }, (_, i) => `${name}${first + i}`).join(', ')}}`;
  if (subject.kind === 'two-phase-commit') return [`  Rm = ${setOf('rm', 1, subject.managers)}`];
  return [
    `  Namespace = ${setOf('n', 0, subject.namespaces)}`,
    '  Initial = n0',
    `  Task = ${setOf('t', 1, subject.tasks)}`,
    `  Mount = ${setOf('m', 1, subject.mounts)}`,
    '  None = none',
    `  Bug = ${subject.bug}`,
  ];
}

/** Reads TLC's report, in which the initial state counts as generated and is the first state of a counterexample. */
export function readTlc(output: string): Found {
  const steps = output.match(/^State \d+: </gm)?.length;
  if (steps !== undefined) return { steps: steps - 1 };
  const last = /^(\d+) states generated, (\d+) distinct states found, 0 states left on queue/m.exec(output);
  if (!last) throw new Error('TLC did not search to the end');
  return { states: Number(last[2]), transitions: Number(last[1]) - 1 };
}
