import type { Account } from './account.js';
import { isDecisive, type Kill } from './kill.js';
import type { Judged } from './run.js';

/** Numbers of mutants. */
export interface Tally {
  readonly all: number;
  readonly killed: number;
  /** Of those killed: whose verdicts are all as they were, and only coverage or a shortest trace is not. */
  readonly onlyByCoverage: number;
  readonly onlyByLength: number;
  readonly listed: number;
  readonly unlisted: number;
}

/** How the mutants of one operator, or all of them, fared. */
export function tallyOf(
  { killed, listed, unlisted }: Account,
  isCounted: (judged: Judged) => boolean = () => true,
): Tally {
  const dead = killed.filter(isCounted);
  const excused = listed.filter(({ judged }) => isCounted(judged)).length;
  const others = unlisted.filter(isCounted).length;
  return {
    all: dead.length + excused + others,
    killed: dead.length,
    onlyByCoverage: dead.filter(judged => gistOf(judged) === 'coverage').length,
    onlyByLength: dead.filter(judged => gistOf(judged) === 'length').length,
    listed: excused,
    unlisted: others,
  };
}

/** The strongest kind of what kills a mutant; undefined where nothing does. */
export function gistOf({ judgement }: Judged): Kill['kind'] | undefined {
  if (judgement.kind !== 'killed') return undefined;
  const kinds = judgement.kills.map(({ kind }) => kind);
  return strongestFirst.find(kind => kinds.includes(kind));
}

const strongestFirst = ['property', 'error', 'coverage', 'length'] as const;

/** How much a property does, or an error. */
export interface Merit {
  readonly by: string;
  /** Mutants that it kills. */
  readonly kills: number;
  /** Those that no other property kills in the look that they die in. */
  readonly alone: number;
}

/** All that killed something and, of `properties`, those that did not; most kills first. */
export function meritsOf({ killed }: Account, properties: readonly string[]): Merit[] {
  const killers = killed.map(({ judgement }) => [
    ...new Set(judgement.kind === 'killed' ? judgement.kills.filter(isDecisive).map(({ by }) => by) : []),
  ]);
  return [...new Set([...properties, ...killers.flat()])]
    .map(by => {
      const its = killers.filter(names => names.includes(by));
      return { by, kills: its.length, alone: its.filter(names => names.length === 1).length };
    })
    .sort((one, other) => other.kills - one.kills || one.by.localeCompare(other.by));
}
