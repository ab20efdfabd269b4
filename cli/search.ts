import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { judging } from '../checker/check.js';
import { askedOfSearch } from '../checker/graph/on-graph.js';
import { isOnGraph } from '../checker/property.js';
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

/** What options say of an exhaustive check. */
export type Given = LimitsGiven & Means & CheckpointOptions;

/** What the searches of one model came to: a verdict for each property, and the first of them, with what all witnessed. */
export interface Searched {
  readonly verdicts: readonly Verdict[];
  readonly exploration: Exploration;
}

/**
 * Searches one model and judges properties by that. What is judged on the graph of all states needs a search that leaves none out;
 * where symmetry or a reduction would, it gets one of its own.
 */
export async function verdictsIn(
  model: NfsModel,
  properties: readonly NfsProperty[],
  given: Given,
  limits: Limits,
  interrupt: Interrupt,
  meter: Meter,
): Promise<Searched> {
  const search = (some: readonly NfsProperty[], symmetry: boolean): Promise<Searched> =>
    searchFor(model, some, { ...given, symmetry }, { ...limits, symmetry }, interrupt, meter);
  const onGraph = properties.filter(isOnGraph);
  const leavesOut = given.symmetry || given.reduce === true;
  if (!leavesOut || onGraph.length === 0) return search(properties, given.symmetry);
  if (onGraph.length === properties.length) return search(properties, false);
  const others = await search(
    properties.filter(property => !isOnGraph(property)),
    given.symmetry,
  );
  const graph = await search(onGraph, false);
  const verdicts = new Map(
    [...others.verdicts, ...graph.verdicts].map(verdict => [verdict.property, verdict]),
  );
  return {
    verdicts: properties.map(({ name }) => verdicts.get(name) as Verdict),
    exploration: {
      ...others.exploration,
      witnessed: new Set([...others.exploration.witnessed, ...graph.exploration.witnessed]),
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
  properties: readonly NfsProperty[],
  given: Given,
  limits: Limits,
  interrupt: Interrupt,
  meter: Meter,
): Promise<Searched> {
  const show = (progress: Progress): void => meter.search(model.name, progress);
  const found = await explored(model, properties, given, limits, interrupt, show);
  meter.done();
  const exploration = interrupt.isRaised ? { ...found, stoppedBy: 'interrupt' as const } : found;
  const run = judging(model, properties, exploration, limits);
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
  properties: readonly NfsProperty[],
  given: Given,
  limits: Limits,
  interrupt: Interrupt,
  show: (progress: Progress) => void,
): Promise<Exploration> {
  const checkpoints = checkpointsOf(model, properties, given.symmetry, given);
  const run = exploring(model, askedOfSearch(properties), {
    ...limits,
    ...(given.workers > 1 ? { crew: crewOf(given.workers - 1, sourceOf(model, properties)) } : {}),
    ...(checkpoints.resumed === undefined ? {} : { resume: checkpoints.resumed }),
  });
  for (let next = run.next(); ; next = run.next(checkpoints.isDue ? 'rest' : undefined)) {
    if (next.done === true) {
      const { snapshot, stoppedBy } = next.value;
      const kept = checkpoints.keepAtEnd(snapshot, interrupt.isRaised);
      if (kept !== undefined) tell(kept, stoppedBy !== undefined);
      return next.value;
    }
    show(next.value);
    if (next.value.snapshot !== undefined) checkpoints.keep(next.value.snapshot);
    await setImmediate();
  }
}

const interruptedIf = (isInterrupted: boolean, verdict: Verdict): Verdict =>
  verdict.kind === 'unknown' && isInterrupted ? { ...verdict, stoppedBy: 'interrupt' } : verdict;

const tell = (path: string, canGoOn: boolean): void => {
  const how = canGoOn ? `; the same command with --resume ${dirname(path)} goes on from there` : '';
  process.stderr.write(`nspin: the search is kept in ${path}${how}\n`);
};
