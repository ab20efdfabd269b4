import type { Model } from '../model.js';
import type { Property } from '../property.js';
import type { Progress } from '../search/explore.js';
import type { Verdict } from '../verdict.js';
import { verdictOfSearch } from '../verdict-of-search.js';
import { exploringByFingerprint, type FingerprintExploration, type FingerprintLimits } from './explore.js';
import type { Hashing } from './fingerprint.js';

/**
 * Checks properties by a search that keeps fingerprints. The verdicts come in the order of the properties; what they are worth stands
 * in their `search`. What is judged on the graph of all states, which is not kept, remains unknown.
 */
export function* checkingByFingerprint<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  limits: FingerprintLimits,
  hashing?: Hashing,
): Generator<Progress, Verdict[]> {
  const judged = properties.filter(isJudged);
  const exploration = yield* exploringByFingerprint(model, judged, limits, hashing);
  return properties.map(property => verdictOf(model, property, exploration));
}

function verdictOf<State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  exploration: FingerprintExploration<State, World>,
): Verdict {
  const { name } = property;
  const { search, traces } = exploration;
  if (!isJudged(property)) return { kind: 'unknown', property: name, search, stoppedBy: 'fingerprints' };
  return verdictOfSearch(model, property, exploration, traces, false);
}

/** What is decided by one state or one step. */
const judgedKinds: readonly string[] = ['invariant', 'step', 'reachable'];

const isJudged = <State, World>({ kind }: Property<State, World>): boolean => judgedKinds.includes(kind);
