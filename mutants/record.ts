import { type Account, isClean, listedAs } from './account.js';
import type { Kill } from './kill.js';
import type { Judged } from './run.js';
import { type Tally, tallyOf } from './score.js';

/** A run as data. */
export interface RunRecord {
  readonly clean: boolean;
  /** How many were not judged, because the run was interrupted. */
  readonly left: number;
  readonly score: Tally;
  readonly mutants: readonly MutantRecord[];
  readonly complaints: readonly string[];
}

interface MutantRecord {
  readonly mutant: string;
  readonly file: string;
  readonly line: number;
  readonly fate: 'killed' | 'survived' | 'lost';
  readonly kills?: readonly Kill[];
  /** Why it may survive. */
  readonly reason?: string;
}

export const recordOfRun = (account: Account, left = 0): RunRecord => ({
  clean: isClean(account) && left === 0,
  left,
  score: tallyOf(account),
  mutants: [
    ...account.killed.map(judged => recordOf(judged)),
    ...account.listed.map(({ judged, listed }) => recordOf(judged, listed.reason)),
    ...account.unlisted.map(judged => recordOf(judged)),
  ],
  complaints: account.complaints,
});

const recordOf = ({ mutant, judgement }: Judged, reason?: string): MutantRecord => ({
  mutant: listedAs(mutant),
  file: mutant.file,
  line: mutant.line,
  fate: judgement.kind,
  ...(judgement.kind === 'killed' ? { kills: judgement.kills } : {}),
  ...(reason === undefined ? {} : { reason }),
});
