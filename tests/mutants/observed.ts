import { countedAndKeyed } from '../../designs/counted-and-keyed.js';
import type { Observation } from '../../mutants/observation.js';

/** An observation that a test is about in some part only. */
export const observed = (part: Partial<Observation> = {}): Observation => ({
  look: { design: 'counted-and-keyed', scope: 'files', extent: 'whole' },
  decisions: countedAndKeyed.decisions,
  states: 100,
  transitions: 200,
  isComplete: true,
  verdicts: { 'a-promise': 'holds', 'a-scenario': 9 },
  taken: ['clone', 'open'],
  ...part,
});
