import { setImmediate } from 'node:timers/promises';
import { checkByWalks } from '../checker/check.js';
import { combine } from '../checker/combine.js';
import type { Limit, Verdict } from '../checker/verdict.js';
import type { WalkOptions } from '../checker/walk.js';
import type { NfsModel } from '../model/model.js';
import type { NfsProperty } from '../properties/nfs-property.js';
import type { Interrupt } from './interrupt.js';
import { bytesOf, deadlineOf, type LimitsGiven } from './limits-given.js';
import type { Meter } from './meter.js';

/** States that proving a finding minimal may take, where no limit is given. */
const proofStates = 1_000_000;

/** Walks through every model for one property after the other. A signal is answered between two of them. */
export async function checkByRandomWalks(
  models: readonly NfsModel[],
  properties: readonly NfsProperty[],
  options: WalkOptions,
  given: LimitsGiven,
  interrupt: Interrupt,
  meter: Meter,
): Promise<Verdict[]> {
  const deadline = deadlineOf(given);
  const limits = {
    states: given.maxStates ?? proofStates,
    memoryBytes: bytesOf(given.maxMemory),
    clock: () => performance.now(),
  };
  const verdicts: Verdict[] = [];
  for (const property of properties) {
    const ofModels: Verdict[] = [];
    for (const model of models) {
      meter.walks(`${model.name}, ${property.name}`);
      await setImmediate();
      const elapsedMs = deadline - performance.now();
      const late = interrupt.isRaised ? 'interrupt' : elapsedMs < 0 ? 'time' : undefined;
      ofModels.push(
        late === undefined
          ? checkByWalks(model, property, options, { ...limits, elapsedMs })
          : notWalked(property, late),
      );
    }
    verdicts.push(combine(ofModels));
  }
  meter.done();
  return verdicts;
}

const notWalked = ({ name }: NfsProperty, stoppedBy: Limit): Verdict => ({
  kind: 'unknown',
  property: name,
  search: { states: 0, transitions: 0, depth: 0, complete: false },
  stoppedBy,
});
