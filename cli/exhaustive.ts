import { setImmediate } from 'node:timers/promises';
import { verdictsOf } from '../checker/check.js';
import { combine } from '../checker/combine.js';
import { type Exploration, exploring, type Limits } from '../checker/explore.js';
import type { Limit, Verdict } from '../checker/verdict.js';
import type { NfsModel } from '../model/model.js';
import type { NfsProperty } from '../properties/nfs-property.js';
import type { Interrupt } from './interrupt.js';
import { bytesOf, deadlineOf, type LimitsGiven } from './limits-given.js';
import type { Meter } from './meter.js';

/** Searches one model after the other, the slices of a scope, and puts their verdicts together. */
export async function checkExhaustively(
  models: readonly NfsModel[],
  properties: readonly NfsProperty[],
  given: LimitsGiven,
  interrupt: Interrupt,
  meter: Meter,
): Promise<Verdict[]> {
  const deadline = deadlineOf(given);
  const ofModels: Verdict[][] = [];
  for (const model of models) {
    const late = interrupt.isRaised ? 'interrupt' : performance.now() > deadline ? 'time' : undefined;
    ofModels.push(
      late === undefined
        ? verdictsOf(model, properties, await search(model, properties, given, deadline, interrupt, meter))
        : properties.map(property => notSearched(property, late)),
    );
  }
  return properties.map((_, i) => combine(ofModels.map(verdicts => verdicts[i])));
}

/**
 * The search of one model, which lets go of the thread now and then, so that signals arrive. The checker asks its
 * clock between two reports of progress: after an interrupt the clock says that time is up, and the search ends with
 * all it knows.
 */
async function search(
  model: NfsModel,
  properties: readonly NfsProperty[],
  { maxStates, maxDepth, maxMemory }: LimitsGiven,
  deadline: number,
  interrupt: Interrupt,
  meter: Meter,
): Promise<Exploration> {
  const limits: Limits = {
    ...(maxStates === undefined ? {} : { states: maxStates }),
    ...(maxDepth === undefined ? {} : { depth: maxDepth }),
    memoryBytes: bytesOf(maxMemory),
    elapsedMs: Math.min(deadline - performance.now(), Number.MAX_VALUE),
    clock: () => (interrupt.isRaised ? Number.POSITIVE_INFINITY : performance.now()),
  };
  const run = exploring(model, properties, limits);
  for (;;) {
    const next = run.next();
    if (next.done === true) {
      meter.done();
      return interrupt.isRaised ? { ...next.value, stoppedBy: 'interrupt' } : next.value;
    }
    meter.search(model.name, next.value);
    await setImmediate();
  }
}

const notSearched = ({ name }: NfsProperty, stoppedBy: Limit): Verdict => ({
  kind: 'unknown',
  property: name,
  search: { states: 0, transitions: 0, depth: 0, complete: false },
  stoppedBy,
});
