import type { Instance } from './instance.js';
import type { Model } from './model.js';
import type { Property } from './property.js';
import type { Limit, Search, Verdict } from './verdict.js';

/** What a search found out, as far as verdicts are about it. */
export interface Found {
  readonly search: Search;
  readonly stoppedBy?: Limit;
  readonly hits: ReadonlyMap<string, number>;
  readonly witnessed: ReadonlySet<string>;
}

/** What a search says of one of its properties. `minimal` is whether it has proven that no shorter traces exist. */
export function verdictOfSearch<State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  { search, stoppedBy, hits, witnessed }: Found,
  traces: ReadonlyMap<string, readonly Instance<State, World>[]>,
  minimal: boolean,
): Verdict {
  const { name } = property;
  if (hits.has(name)) {
    const trace = (traces.get(name) ?? []).map(instance => instance.label);
    const kind = property.kind === 'reachable' ? 'reached' : 'violated';
    return { kind, property: name, search, finding: { model: model.name, search, trace, minimal } };
  }
  if (!search.complete)
    return { kind: 'unknown', property: name, search, stoppedBy: stoppedBy ?? 'interrupt' };
  if (property.kind === 'reachable') return { kind: 'unreachable', property: name, search };
  return { kind: 'holds', property: name, search, witnessed: property.witness && witnessed.has(name) };
}
