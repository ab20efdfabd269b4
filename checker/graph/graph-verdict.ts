import type { Label } from '../model.js';
import type { Progress } from '../search/explore.js';
import type { Limit } from '../verdict.js';

/** What the graph of all states says of a property. A trace is a shortest one, a lasso one with a shortest prefix. */
export type GraphVerdict =
  | { readonly kind: 'holds' }
  | { readonly kind: 'violated'; readonly trace: readonly Label[]; readonly loop?: readonly Label[] }
  | { readonly kind: 'unknown'; readonly stoppedBy: Limit };

/** Progress on the way, then what came of it; undefined where the budget is spent. */
export type Judging = Generator<Progress, GraphVerdict | undefined>;
