import type { Coverage } from '../checker/coverage/coverage.js';
import type { Comparison } from '../checker/coverage/difference.js';
import type { Nearest } from '../checker/coverage/nearest.js';
import type { Alternative } from '../model/alternative.js';
import type { NfsModel } from '../model/model.js';

/** What the check of one slice exercised, and what was found out about the rest. */
export interface SliceCoverage {
  readonly model: NfsModel;
  readonly coverage: Coverage;
  /** How near silent actions came that no reason is listed for; none where that was not looked for. */
  readonly nearest: ReadonlyMap<string, Nearest>;
  /** The design with each decision changed alone; absent where no comparison was made, or none to its end. */
  readonly compared?: readonly Compared[];
}

/** One decision made otherwise, and what became of that. */
export interface Compared extends Comparison {
  readonly alternative: Alternative;
}

export const sliceName = ({ model }: SliceCoverage): string => model.world.scope.name;
