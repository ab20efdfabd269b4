import { mergeCoverage } from '../checker/coverage/coverage.js';
import { type Idle, idleAmong } from '../checker/coverage/reason.js';
import { decisionNames } from '../model/alternative.js';
import { moot } from '../model/moot.js';
import { silent } from '../model/silent.js';
import type { NfsProperty } from '../properties/nfs-property.js';
import { vacuous } from '../properties/vacuous.js';
import { type DecisionCoverage, decisionCoverage } from './decision-coverage.js';
import { type SliceCoverage, sliceName } from './slice-coverage.js';
import { unexpectedAction, unexpectedDecision, unexpectedProperty } from './unexpected.js';

/** What a check was: a search for all properties, one for those that were named, or random walks. */
export type CheckKind = 'search' | 'named' | 'walks';

/** Why something was not exercised and need not be; absent where it was, or no reason is listed. */
interface Explained {
  readonly because?: readonly string[];
}

/** What a check exercised, as `--json` prints it. */
export interface CoverageRecord {
  readonly kind: CheckKind;
  /** Whether every step from every reachable state was taken. What was not exercised then cannot be. */
  readonly complete: boolean;
  readonly actions: readonly ActionCoverage[];
  /** The properties that name a witness. */
  readonly properties: readonly PropertyCoverage[];
  /** Empty where decisions were not looked at. */
  readonly decisions: readonly (DecisionCoverage & Explained)[];
  /** What fails the check, a sentence each, without its full stop. */
  readonly unexpected: readonly string[];
}

export interface ActionCoverage extends Explained {
  readonly action: string;
  /** Steps that took it, in all slices and in each. */
  readonly steps: number;
  readonly slices: { readonly [slice: string]: number };
}

export interface PropertyCoverage extends Explained {
  readonly property: string;
  /** The slices in which a state put it to the test. */
  readonly tested: readonly string[];
}

/** What a check exercised, held against the reasons that are listed. */
export function coverageRecord(
  kind: CheckKind,
  slices: readonly SliceCoverage[],
  properties: readonly NfsProperty[],
): CoverageRecord {
  const { complete, steps } = mergeCoverage(slices.map(slice => slice.coverage));
  const witnessed = properties.filter(property => property.witness !== undefined).map(({ name }) => name);
  const isCompared = slices.every(slice => slice.compared !== undefined);
  const idle = {
    actions: kind === 'search' ? idleAmong([...steps.keys()], slices.map(takenIn), silent) : [],
    properties: kind === 'walks' ? [] : idleAmong(witnessed, slices.map(testedIn), vacuous),
    decisions: isCompared ? idleAmong(decisionNames, slices.map(mattersIn), moot) : [],
  };
  return {
    kind,
    complete,
    actions: [...steps].map(([action, count]) => ({
      action,
      steps: count,
      slices: Object.fromEntries(
        slices.map(slice => [sliceName(slice), slice.coverage.steps.get(action) ?? 0]),
      ),
      ...becauseOf(action, idle.actions),
    })),
    properties: witnessed.map(property => ({
      property,
      tested: slices.filter(({ coverage }) => coverage.tested.has(property)).map(sliceName),
      ...becauseOf(property, idle.properties),
    })),
    decisions: (isCompared ? decisionNames : []).map(name => ({
      ...decisionCoverage(name, slices),
      ...becauseOf(name, idle.decisions),
    })),
    unexpected: [
      ...idle.actions.flatMap(each => unexpectedAction(each, complete, slices)),
      ...idle.properties.flatMap(each => unexpectedProperty(each, complete)),
      ...idle.decisions.flatMap(each => unexpectedDecision(each, complete)),
    ],
  };
}

const exerciseIn = ({ model }: SliceCoverage, exercised: Iterable<string>) => ({
  model: model.name,
  world: model.world,
  exercised: new Set(exercised),
});
const takenIn = (slice: SliceCoverage) =>
  exerciseIn(
    slice,
    [...slice.coverage.steps].flatMap(([action, count]) => (count > 0 ? [action] : [])),
  );
const testedIn = (slice: SliceCoverage) => exerciseIn(slice, slice.coverage.tested);
const mattersIn = (slice: SliceCoverage) =>
  exerciseIn(
    slice,
    (slice.compared ?? []).flatMap(({ alternative, difference }) =>
      difference === undefined ? [] : [alternative.decision],
    ),
  );

function becauseOf(name: string, idle: readonly Idle[]): Explained {
  const found = idle.find(each => each.name === name);
  return found?.kind === 'explained' ? { because: found.because } : {};
}
