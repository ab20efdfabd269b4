import type { Verdict } from '../checker/verdict.js';

/** What nspin's exit status means; README documents them. */
export const exitCodes = {
  /** Every property holds, or its scenario is reached; a replay does what it is said to do. */
  fine: 0,
  /**
   * Some property is violated, or some scenario unreachable; something that should have been exercised was not; a replay
   * does not do what it is said to do.
   */
  refuted: 1,
  /** The command line, or a file that it names, is wrong. */
  usage: 2,
  /** Nothing is refuted, and something is not known. */
  unknown: 3,
  /** nspin itself is wrong: EX_SOFTWARE of sysexits(3). */
  bug: 70,
} as const;

/** The status of a check. One refutation counts for more than anything that is not known, and so does one surprise. */
export function exitCodeOf(verdicts: readonly Verdict[], unexpected: readonly string[] = []): number {
  if (unexpected.length > 0) return exitCodes.refuted;
  if (verdicts.some(({ kind }) => kind === 'violated' || kind === 'unreachable')) return exitCodes.refuted;
  return verdicts.some(({ kind }) => kind === 'unknown') ? exitCodes.unknown : exitCodes.fine;
}
