import type { Fingerprinted } from '../checker/fingerprints/odds.js';
import type { Label } from '../checker/model.js';
import type { Verdict } from '../checker/verdict.js';
import type { NfsModel } from '../model/model.js';
import type { NfsProperty } from '../properties/nfs-property.js';
import { type Because, becauseOf } from './because.js';
import { bytesPerState } from './search-in-words.js';
import { storyOf } from './story.js';

/** A verdict as `--json` prints it. Absent fields do not apply to its kind. */
export interface VerdictRecord {
  readonly property: string;
  readonly kind: Verdict['kind'];
  readonly complete: boolean;
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly bytes?: number;
  /** Rounded up. */
  readonly bytesPerState?: number;
  /** Present where states were told apart by fingerprints: the odds that one was missed. */
  readonly fingerprints?: Fingerprinted;
  /** Where a partial-order reduction was asked for: whether it was made, or the property forbids it. */
  readonly reduction?: 'made' | 'forbidden';
  readonly steps?: number;
  readonly minimal?: boolean;
  readonly trace?: readonly Label[];
  /** What is repeated for ever after the trace, for a promise about endless runs; empty where the run stops for ever. */
  readonly loop?: readonly Label[];
  readonly catalogue: string;
  readonly sentence: string;
  /** The slice of the scope that the trace is in. */
  readonly slice?: string;
  readonly seed?: number;
  readonly because?: Because;
  readonly stoppedBy?: string;
  /** Whether a property holds only because nothing put it to the test. */
  readonly vacuous?: boolean;
}

/** `modelOf` gives the model that a finding is in. */
export function verdictRecord(
  verdict: Verdict,
  property: NfsProperty,
  modelOf: (name: string) => NfsModel,
): VerdictRecord {
  const { states, transitions, depth, complete, bytes, fingerprints, reduction } = verdict.search;
  const perState = bytesPerState(verdict.search);
  return {
    property: verdict.property,
    kind: verdict.kind,
    complete,
    states,
    transitions,
    depth,
    ...(bytes === undefined ? {} : { bytes }),
    ...(perState === undefined ? {} : { bytesPerState: perState }),
    ...(fingerprints === undefined ? {} : { fingerprints }),
    ...(reduction === undefined ? {} : { reduction }),
    ...findingRecord(verdict, property, modelOf),
    catalogue: property.catalogue,
    sentence: property.sentence,
    ...(verdict.kind === 'unknown' ? { stoppedBy: verdict.stoppedBy } : {}),
    ...(verdict.kind === 'holds' && verdict.witnessed !== undefined ? { vacuous: !verdict.witnessed } : {}),
  };
}

function findingRecord(
  verdict: Verdict,
  property: NfsProperty,
  modelOf: (name: string) => NfsModel,
): Partial<VerdictRecord> {
  if (!('finding' in verdict)) return {};
  const { trace, loop = [], minimal, seed, model: name } = verdict.finding;
  const model = modelOf(name);
  return {
    steps: trace.length,
    minimal,
    trace,
    ...(property.kind === 'leads-to' ? { loop } : {}),
    slice: model.world.scope.name,
    ...(seed === undefined ? {} : { seed }),
    because: becauseOf(storyOf(model, verdict.finding), property),
  };
}
