import { readFileSync } from 'node:fs';
import { effortOf } from './plan.js';
import { countsOf } from './published.js';
import type { Found, Job } from './row.js';
import type { Subject } from './subject.js';

/** How Spin searches. What can be said when its verifier is compiled is said then: Spin's way to be fast. */
export type SpinSearch =
  | 'depth first'
  | 'depth first, unoptimised'
  | 'breadth first'
  | 'depth first, 2 cores'
  | 'breadth first, 2 cores';

/**
 * Spin: a generator of C, a compiler, a verifier. Partial-order reduction is off (`-DNOREDUCE`): a model of one process
 * leaves it nothing to do, and it would cost memory. Breadth first on two cores keeps only hashes of states.
 */
export function spinJob(subject: Subject, search: SpinSearch): Job {
  const model = `${subject.kind}.pml`;
  const [optimise, flags, options] = settings(search, subject);
  return {
    files: { 'sizes.h': sizesOf(subject), [model]: readFileSync(`bench/peers/models/${model}`, 'utf8') },
    make: [
      ['spin', '-a', model],
      ['gcc', optimise, '-DSAFETY', '-DNOREDUCE', ...flags, '-o', 'pan', 'pan.c'],
    ],
    search: ['./pan', ...options],
    statuses: [0],
    read: readSpin,
  };
}

/** Steps that the deepest of the searches takes, rounded up: 9,198, 398,012 and 3,663,705. */
const stackOf = { small: 20_000, middle: 400_000, large: 3_700_000 };

function settings(search: SpinSearch, subject: Subject): [optimise: string, string[], string[]] {
  const { states } = countsOf(subject);
  // A hash table with a slot for every state, and a stack hardly deeper than needed: Spin is given what it cannot know.
  const slots = Math.max(16, Math.ceil(Math.log2(states)));
  const table = `-w${slots}`;
  const stack = `-m${stackOf[effortOf({ states })]}`;
  switch (search) {
    case 'depth first':
      return ['-O2', [], [stack, table]];
    case 'depth first, unoptimised':
      return ['-O0', [], [stack, table]];
    case 'breadth first':
      return ['-O2', ['-DBFS'], [table]];
    case 'depth first, 2 cores':
      return ['-O2', ['-DNCORE=2', '-DVMAX=40', '-DMEMLIM=4000'], [stack, table]];
    case 'breadth first, 2 cores':
      // This table is never enlarged, and slow when it is nearly full.
      return ['-O2', ['-DBFS_PAR'], ['-u2', `-w${slots + 1}`]];
  }
}

/** The header that the models include: the sizes, and each quantifier written out. */
function sizesOf(subject: Subject): string {
  if (subject.kind === 'two-phase-commit')
    return [defined('RMS', subject.managers), ...quantifiers('RM', subject.managers), ''].join('\n');
  const { namespaces, tasks, mounts, bug } = subject;
  const others = ', 0'.repeat(namespaces - 1);
  return [
    defined('BUG', bug),
    defined('NAMESPACES', namespaces),
    defined('TASKS', tasks),
    defined('MOUNTS', mounts),
    defined('COUNTS', `{ ${1 + tasks}${others} }`),
    ...quantifiers('NAMESPACE', namespaces),
    ...quantifiers('TASK', tasks),
    ...quantifiers('MOUNT', mounts),
    '',
  ].join('\n');
}

const defined = (name: string, value: number | string): string => `#define ${name} ${value}`;

function quantifiers(name: string, size: number): string[] {
  const each = (text: (i: number) => string, between: string): string =>
    Array.from({ length: size }, (_, i) => text(i)).join(between);
  return [
    defined(
      `EACH_${name}(A)`,
      each(i => `A(${i})`, ' '),
    ),
    defined(
      `EACH_${name}_FOR(A, x)`,
      each(i => `A(x, ${i})`, ' '),
    ),
    defined(`ALL_${name}(P)`, `(${each(i => `P(${i})`, ' && ')})`),
    defined(`ANY_${name}(P)`, `(${each(i => `P(${i})`, ' || ')})`),
  ];
}

/**
 * Reads a verifier's report. Spin counts the initial state as a transition, and rounds a count to eight digits
 * (`2.1132979e+08`). A violation is reported at the depth from which its last step is taken.
 */
export function readSpin(output: string): Found {
  const violation = /assertion violated .* \(at depth (\d+)\)/.exec(output);
  if (violation) return { steps: Number(violation[1]) + 1 };
  if (/max search depth too small|out of memory|Search not completed/i.test(output))
    throw new Error('Spin did not search to the end');
  const states = counted(output, 'states, stored');
  const transitions = counted(output, 'transitions (= stored+matched)') - 1;
  return { states, transitions, transitionsWithin: roundedBy(transitions) };
}

/** Half a unit of the eighth digit, where there are more than eight. */
const roundedBy = (count: number): number =>
  count < 1e8 ? 0 : 10 ** (Math.floor(Math.log10(count)) - 7) / 2;

function counted(output: string, what: string): number {
  const line = output.split('\n').find(text => text.trimEnd().endsWith(` ${what}`));
  const count = Number(line?.trim().split(' ')[0]);
  if (!Number.isSafeInteger(count)) throw new Error(`Spin did not say how many ${what}`);
  return count;
}
