import { setImmediate } from 'node:timers/promises';
import { judging } from '../checker/check.js';
import { askedOfSearch } from '../checker/graph/on-graph.js';
import { type Exploration, exploring, type Progress } from '../checker/search/explore.js';
import type { Limits } from '../checker/search/limits.js';
import { crewOf } from '../checker/search/threads.js';
import type { Verdict } from '../checker/verdict.js';
import type { NfsModel } from '../model/model.js';
import type { NfsProperty } from '../properties/nfs-property.js';
import { type CheckpointOptions, checkpointsOf } from './checkpoints.js';
import type { Interrupt } from './interrupt.js';
import type { LimitsGiven } from './limits-given.js';
import type { Means } from './means.js';
import type { Meter } from './meter.js';
import { sourceOf } from './problem.js';
import { type Asked, searchesFor } from './searches.js';

/** What options say of an exhaustive check. */
export type Given = LimitsGiven & Means & CheckpointOptions;

/** What the searches of one model came to: a verdict for each property, and the first of them, with what all witnessed. */
export interface Searched {
  readonly verdicts: readonly Verdict[];
  readonly exploration: Exploration;
}

/** Searches one model, as often as the properties need it, and judges them by that. `limitsNow` says how much time is left. */
export async function verdictsIn(
  model: NfsModel,
  properties: readonly NfsProperty[],
  given: Given,
  limitsNow: () => Limits,
  interrupt: Interrupt,
  meter: Meter,
): Promise<Searched> {
  const verdicts = new Map<string, Verdict>();
  const explorations: Exploration[] = [];
  for (const asked of searchesFor(properties, given.symmetry, given.reduce)) {
    const searched = await searchFor(model, asked, given, limitsNow, interrupt, meter);
    for (const verdict of searched.verdicts) verdicts.set(verdict.property, verdict);
    explorations.push(searched.exploration);
  }
  return {
    verdicts: properties.map(({ name }) => verdicts.get(name) as Verdict),
    exploration: {
      ...(explorations[0] as Exploration),
      witnessed: new Set(explorations.flatMap(({ witnessed }) => [...witnessed])),
    },
  };
}

/**
 * One search, then what it says of each property. Both let go of the thread now and then, so that signals arrive. The
 * checker asks its clock between two reports of progress: after an interrupt the clock says that time is up,
 * and the search ends with all it knows.
 */
async function searchFor(
  model: NfsModel,
  asked: Asked,
  given: Given,
  limitsNow: () => Limits,
  interrupt: Interrupt,
  meter: Meter,
): Promise<Searched> {
  const { properties, symmetry } = asked;
  const limits = (): Limits => ({ ...limitsNow(), symmetry });
  const show = (progress: Progress): void => meter.search(model.name, progress);
  const found = await explored(model, asked, given, limits(), interrupt, show);
  meter.done();
  const exploration = interrupt.isRaised ? { ...found, stoppedBy: 'interrupt' as const } : found;
  const run = judging(model, properties, exploration, limits());
  for (let next = run.next(); ; next = run.next()) {
    if (next.done === true) {
      meter.done();
      return { verdicts: next.value.map(verdict => interruptedIf(interrupt.isRaised, verdict)), exploration };
    }
    show(next.value);
    await setImmediate();
  }
}

async function explored(
  model: NfsModel,
  asked: Asked,
  given: Given,
  limits: Limits,
  interrupt: Interrupt,
  show: (progress: Progress) => void,
): Promise<Exploration> {
  const { properties } = asked;
  const checkpoints = checkpointsOf(model, asked, given);
  const run = exploring(model, askedOfSearch(properties), {
    ...limits,
    ...(given.workers > 1 ? { crew: crewOf(given.workers - 1, sourceOf(model, properties)) } : {}),
    ...(checkpoints.resumed === undefined ? {} : { resume: checkpoints.resumed }),
  });
  for (let next = run.next(); ; next = run.next(checkpoints.isDue ? 'rest' : undefined)) {
    if (next.done === true) {
      const { snapshot, stoppedBy, search } = next.value;
      if (search.reduction !== 'made')
        checkpoints.keepAtEnd(snapshot, interrupt.isRaised, stoppedBy !== undefined);
      return next.value;
    }
    show(next.value);
    if (next.value.snapshot !== undefined) checkpoints.keepNow(next.value.snapshot);
    await setImmediate();
  }
}

const interruptedIf = (isInterrupted: boolean, verdict: Verdict): Verdict =>
  verdict.kind === 'unknown' && isInterrupted ? { ...verdict, stoppedBy: 'interrupt' } : verdict;
