import type { LeadsTo } from '../checker/property.js';

/** What a promise about endless runs relies on. */
export const fairnessInWords = ({ fairness }: Pick<LeadsTo<never, never>, 'fairness'>): string =>
  fairness.length === 0 ? 'none' : `weak, of ${fairness.join(', ')}`;
