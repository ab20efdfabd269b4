import { combine } from '../checker/combine.js';
import type { Limits } from '../checker/search/limits.js';
import type { Limit, Verdict } from '../checker/verdict.js';
import type { NfsModel } from '../model/model.js';
import type { NfsProperty } from '../properties/nfs-property.js';
import type { SliceCoverage } from '../report/slice-coverage.js';
import { checkByFingerprint } from './by-fingerprint.js';
import { examine, unexamined } from './examine.js';
import type { Interrupt } from './interrupt.js';
import { bytesOf, deadlineOf } from './limits-given.js';
import type { Meter } from './meter.js';
import { type Given, verdictsIn } from './search.js';

/** What a check comes to: a verdict for each property, and what was exercised of each slice. */
export interface Checked {
  readonly verdicts: readonly Verdict[];
  readonly slices: readonly SliceCoverage[];
}

/**
 * Searches one model after the other, the slices of a scope, and puts their verdicts together. `examines` says whether to
 * look at their states again for what was not exercised.
 */
export async function checkExhaustively(
  models: readonly NfsModel[],
  properties: readonly NfsProperty[],
  given: Given,
  interrupt: Interrupt,
  meter: Meter,
  examines = false,
): Promise<Checked> {
  const deadline = deadlineOf(given);
  const late = (): Limit | undefined =>
    interrupt.isRaised ? 'interrupt' : performance.now() > deadline ? 'time' : undefined;
  const ofModels: (readonly Verdict[])[] = [];
  const slices: SliceCoverage[] = [];
  for (const model of models) {
    const why = late();
    const limitsNow = (): Limits => limitsOf(given, deadline, interrupt);
    if (why !== undefined) {
      ofModels.push(properties.map(property => notSearched(property, why)));
      slices.push(unexamined(model));
    } else if (given.fingerprints === true) {
      ofModels.push(await checkByFingerprint(model, properties, limitsNow(), interrupt, meter));
      slices.push(unexamined(model));
    } else {
      const { verdicts, exploration } = await verdictsIn(
        model,
        properties,
        given,
        limitsNow,
        interrupt,
        meter,
      );
      ofModels.push(verdicts);
      const isOver = (): boolean => late() !== undefined;
      slices.push(
        examines ? await examine(model, exploration, slices, isOver) : unexamined(model, exploration),
      );
    }
  }
  return { verdicts: properties.map((_, i) => combine(ofModels.map(verdicts => verdicts[i]))), slices };
}

const limitsOf = (
  { maxStates, maxDepth, maxMemory, symmetry, reduce }: Given,
  deadline: number,
  interrupt: Interrupt,
): Limits => ({
  ...(maxStates === undefined ? {} : { states: maxStates }),
  ...(maxDepth === undefined ? {} : { depth: maxDepth }),
  memoryBytes: bytesOf(maxMemory),
  symmetry,
  ...(reduce === true ? { reduce } : {}),
  elapsedMs: Math.min(deadline - performance.now(), Number.MAX_VALUE),
  clock: () => (interrupt.isRaised ? Number.POSITIVE_INFINITY : performance.now()),
});

const notSearched = ({ name }: NfsProperty, stoppedBy: Limit): Verdict => ({
  kind: 'unknown',
  property: name,
  search: { states: 0, transitions: 0, depth: 0, complete: false },
  stoppedBy,
});
