import { setImmediate } from 'node:timers/promises';
import { checkingByFingerprint } from '../checker/fingerprints/check.js';
import type { FingerprintLimits } from '../checker/fingerprints/explore.js';
import type { Verdict } from '../checker/verdict.js';
import type { NfsModel } from '../model/model.js';
import type { NfsProperty } from '../properties/nfs-property.js';
import type { Interrupt } from './interrupt.js';
import type { Meter } from './meter.js';

/** Checks one model by a search that keeps fingerprints, and lets go of the thread now and then, so that signals arrive. */
export async function checkByFingerprint(
  model: NfsModel,
  properties: readonly NfsProperty[],
  limits: FingerprintLimits,
  interrupt: Interrupt,
  meter: Meter,
): Promise<Verdict[]> {
  const run = checkingByFingerprint(model, properties, limits);
  for (let next = run.next(); ; next = run.next()) {
    if (next.done === true) {
      meter.done();
      return interrupt.isRaised ? next.value.map(interrupted) : next.value;
    }
    meter.search(model.name, next.value);
    await setImmediate();
  }
}

/** What an interrupt left unknown says so; for the search itself time was up. */
const interrupted = (verdict: Verdict): Verdict =>
  verdict.kind === 'unknown' && verdict.stoppedBy === 'time'
    ? { ...verdict, stoppedBy: 'interrupt' }
    : verdict;
