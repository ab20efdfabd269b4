/** One search of one design, by which a mutant may betray itself. */
export interface Look {
  readonly design: string;
  /** The name of a scope that is searched as one. */
  readonly scope: string;
  /**
   * `states`: one state stands for all that differ by names alone, and every property is judged that can be then.
   * `whole`: no state is left out, and every property is judged.
   */
  readonly extent: 'states' | 'whole';
}

const look = (design: string, scope: string, extent: Look['extent']): Look => ({ design, scope, extent });

/**
 * The looks that every mutant gets until one betrays it, the cheapest first. In counted-and-keyed, which keeps every
 * promise, a broken one shows; in the others, a promise that is kept or broken by accident.
 */
export const firstLooks: readonly Look[] = [
  look('counted-and-keyed', 'tiny', 'whole'),
  look('counted-and-keyed', 'sharing', 'states'),
  look('counted-and-keyed', 'helpers', 'states'),
  look('linux-2.6.29', 'files', 'whole'),
  look('linux-2.6.37', 'tiny', 'whole'),
  look('rfc-2009-superblock', 'tiny', 'whole'),
  look('rfc-2009', 'tiny', 'states'),
  look('linux-2.6.29', 'helpers', 'whole'),
];

/** The looks that follow where a mutant is not known to survive: all the rest of scope `small`. */
export const laterLooks: readonly Look[] = [
  look('linux-2.6.29', 'sharing', 'whole'),
  look('rfc-2009-superblock', 'sharing', 'whole'),
  look('rfc-2009-superblock', 'helpers', 'whole'),
  look('rfc-2009-superblock', 'files', 'whole'),
  look('linux-2.6.37', 'sharing', 'whole'),
  look('linux-2.6.37', 'helpers', 'whole'),
  look('linux-2.6.37', 'files', 'whole'),
  look('rfc-2009', 'sharing', 'whole'),
  look('rfc-2009', 'helpers', 'whole'),
  look('counted-and-keyed', 'files', 'whole'),
  look('counted-and-keyed', 'helpers', 'whole'),
  look('rfc-2009', 'files', 'whole'),
  look('counted-and-keyed', 'sharing', 'whole'),
];

/** A look in words: `counted-and-keyed@sharing`. */
export const nameOf = ({ design, scope }: Look): string => `${design}@${scope}`;
