import { readFileSync } from 'node:fs';
import type { Found, Job } from './row.js';
import type { Subject } from './subject.js';

export interface RumurSearch {
  readonly threads: 1 | 2;
  readonly symmetry: 'off' | 'heuristic' | 'exhaustive';
}

/** Rumur: a generator of C, a compiler, a verifier. It searches breadth first and keeps whole states. */
export function rumurJob(subject: Subject, { threads, symmetry }: RumurSearch): Job {
  return {
    files: { 'model.m': sized(modelOf(subject, symmetry !== 'off'), subject) },
    make: [
      [
        'rumur',
        'model.m',
        '--output=model.c',
        `--threads=${threads}`,
        `--symmetry-reduction=${symmetry}`,
        '--deadlock-detection=off',
        '--output-format=machine-readable',
      ],
      ['gcc', '-std=c11', '-O3', '-march=native', '-mcx16', 'model.c', '-o', 'model', '-lpthread'],
    ],
    search: ['./model'],
    statuses: [0, 1],
    read: readRumur,
  };
}

/** Scalarsets cost a model of namespaces some speed, so it has a text without them; two-phase commit does not. */
function modelOf({ kind }: Subject, hasSymmetry: boolean): string {
  const suffix = kind === 'namespace-pinning' && hasSymmetry ? '-symmetric' : '';
  return readFileSync(`bench/peers/models/${kind}${suffix}.m`, 'utf8');
}

/** The model with its first constants replaced. Throws where a constant is not in the text. */
function sized(text: string, subject: Subject): string {
  return constantsOf(subject, text.includes('OTHERS:')).reduce((changed, [name, value]) => {
    const pattern = new RegExp(`^ {2}${name}: \\d+;`, 'm');
    if (!pattern.test(changed)) throw new Error(`no constant ${name} in the Murphi model`);
    return changed.replace(pattern, `  ${name}: ${value};`);
  }, text);
}

function constantsOf(subject: Subject, hasOthers: boolean): [name: string, value: number][] {
  if (subject.kind === 'two-phase-commit') return [['RMS', subject.managers]];
  const { namespaces, tasks, mounts, bug } = subject;
  return [
    hasOthers ? ['OTHERS', namespaces - 1] : ['NAMESPACES', namespaces],
    ['TASKS', tasks],
    ['MOUNTS', mounts],
    ['BUG', bug],
  ];
}

/** Reads a verifier's machine-readable report. The first transition of a counterexample is the start state. */
export function readRumur(output: string): Found {
  const summary = /<summary states="(\d+)" rules_fired="(\d+)" errors="(\d+)"/.exec(output);
  if (!summary) throw new Error('Rumur gave no summary');
  const [, states, fired, errors] = summary.map(Number);
  if (errors !== 0) return { steps: (output.match(/<transition>/g)?.length ?? 0) - 1 };
  return { states: states ?? Number.NaN, transitions: fired ?? Number.NaN };
}
