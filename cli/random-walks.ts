import { setImmediate } from 'node:timers/promises';
import { verdictOfWalks } from '../checker/check.js';
import { combine } from '../checker/combine.js';
import { mergeCoverage, stepsByAction } from '../checker/coverage/coverage.js';
import type { Limit, Verdict } from '../checker/verdict.js';
import { type WalkOptions, walk } from '../checker/walk.js';
import type { NfsModel } from '../model/model.js';
import type { NfsProperty } from '../properties/nfs-property.js';
import type { SliceCoverage } from '../report/slice-coverage.js';
import { unexamined } from './examine.js';
import type { Checked } from './exhaustive.js';
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
): Promise<Checked> {
  const deadline = deadlineOf(given);
  const limits = {
    states: given.maxStates ?? proofStates,
    memoryBytes: bytesOf(given.maxMemory),
    clock: () => performance.now(),
  };
  const verdicts: Verdict[] = [];
  const slices = models.map(model => unexamined(model));
  for (const property of properties) {
    const ofModels: Verdict[] = [];
    for (const [i, model] of models.entries()) {
      meter.walks(`${model.name}, ${property.name}`);
      await setImmediate();
      const elapsedMs = deadline - performance.now();
      const late = interrupt.isRaised ? 'interrupt' : elapsedMs < 0 ? 'time' : undefined;
      if (late !== undefined) {
        ofModels.push(notWalked(property, late));
        continue;
      }
      const walks = walk(model, property, options);
      ofModels.push(verdictOfWalks(model, property, options, walks, { ...limits, elapsedMs }));
      slices[i] = withWalks(slices[i], walks.taken);
    }
    verdicts.push(combine(ofModels));
  }
  meter.done();
  return { verdicts, slices };
}

/** Adds the steps that walks took. */
function withWalks(slice: SliceCoverage, taken: Float64Array): SliceCoverage {
  const steps = stepsByAction(slice.model, taken);
  return { ...slice, coverage: mergeCoverage([slice.coverage, { ...slice.coverage, steps }]) };
}

const notWalked = ({ name }: NfsProperty, stoppedBy: Limit): Verdict => ({
  kind: 'unknown',
  property: name,
  search: { states: 0, transitions: 0, depth: 0, complete: false },
  stoppedBy,
});
