import { setImmediate } from 'node:timers/promises';
import { coverageOf, silentActions, stepsByAction } from '../checker/coverage/coverage.js';
import { comparing, type IsWanted } from '../checker/coverage/difference.js';
import { nearing } from '../checker/coverage/nearest.js';
import { reasonFor } from '../checker/coverage/reason.js';
import type { Exploration } from '../checker/search/explore.js';
import { alternativesOf } from '../model/alternative.js';
import { type NfsModel, nfsModel } from '../model/model.js';
import { moot } from '../model/moot.js';
import { silent } from '../model/silent.js';
import type { Compared, SliceCoverage } from '../report/slice-coverage.js';

/**
 * States in which a decision is compared that is listed as moot, or already known to matter. Enough to find most wrong
 * reasons out, since most differences are among the first hundred; all states would take as long as the search.
 */
const statesOfSample = 512;

/** What was exercised of a slice that was not looked at again, or not searched at all. */
export const unexamined = (model: NfsModel, exploration?: Exploration): SliceCoverage => ({
  model,
  coverage:
    exploration === undefined
      ? { steps: stepsByAction(model, []), tested: new Set(), complete: false }
      : coverageOf(model, exploration),
  nearest: new Map(),
});

/**
 * Looks at the states of a slice again, after a complete search: what came nearest to the actions that are silent for no
 * reason listed, and whether each decision matters. What earlier slices have shown is not looked for again. Where `isOver`
 * says so, it breaks off, and the comparison is left out.
 */
export async function examine(
  model: NfsModel,
  exploration: Exploration,
  earlier: readonly SliceCoverage[],
  isOver: () => boolean,
): Promise<SliceCoverage> {
  const slice = unexamined(model, exploration);
  if (!slice.coverage.complete) return slice;
  const puzzling = silentActions(slice.coverage).filter(
    name =>
      reasonFor(name, model.world, silent) === undefined &&
      earlier.every(({ coverage }) => coverage.steps.get(name) === 0),
  );
  const nearest = await toItsEnd(nearing(model, exploration, puzzling), isOver);
  const compared = await compareAlternatives(model, exploration, earlier, isOver);
  return {
    ...slice,
    ...(nearest === undefined ? {} : { nearest }),
    ...(compared === undefined ? {} : { compared }),
  };
}

/** The model with each decision changed alone; its actions stay what they are. */
async function compareAlternatives(
  model: NfsModel,
  exploration: Exploration,
  earlier: readonly SliceCoverage[],
  isOver: () => boolean,
): Promise<Compared[] | undefined> {
  const { scope } = model.world;
  const alternatives = alternativesOf(model.design);
  const others = alternatives.map(({ design }) => ({ ...nfsModel(design, scope), actions: model.actions }));
  const known = new Set(
    earlier
      .flatMap(({ compared = [] }) => compared)
      .flatMap(({ alternative, difference }) => (difference === undefined ? [] : [alternative.decision])),
  );
  const isListed = alternatives.map(
    ({ decision }) => reasonFor(decision, model.world, moot) !== undefined || known.has(decision),
  );
  const isWanted: IsWanted = (i, states, found) =>
    states < statesOfSample ||
    !(
      isListed[i] ||
      alternatives.some(({ decision }, j) => decision === alternatives[i].decision && found[j] !== undefined)
    );
  const comparisons = await toItsEnd(comparing(model, exploration, others, isWanted), isOver);
  return comparisons?.map((comparison, i) => ({ ...comparison, alternative: alternatives[i] }));
}

/** Runs a computation to its end, letting go of the thread now and then so that signals arrive; undefined if broken off. */
async function toItsEnd<Result>(
  run: Generator<void, Result>,
  isOver: () => boolean,
): Promise<Result | undefined> {
  for (;;) {
    if (isOver()) return undefined;
    const next = run.next();
    if (next.done === true) return next.value;
    await setImmediate();
  }
}
