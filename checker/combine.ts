import type { Finding, Search, Verdict } from './verdict.js';

/**
 * One verdict from those on one property in several models, the slices of a scope. A finding in any of them is a
 * finding, and the shortest is kept; it is minimal only if no other model can have a
 * shorter one. A property holds only where it holds in all of them. Throws on an empty list.
 */
export function combine(verdicts: readonly Verdict[]): Verdict {
  const [first] = verdicts;
  if (first === undefined) throw new Error('combine: no verdicts');
  const { property } = first;
  const search = verdicts.map(verdict => verdict.search).reduce(sum);
  const found = verdicts.flatMap(verdict => (hasFinding(verdict) ? [verdict] : []));
  if (found.length > 0) {
    const shortest = found.reduce(shorter);
    const minimal = shortest.finding.minimal && verdicts.every(verdict => isSearched(verdict, shortest));
    return { ...shortest, search, finding: { ...shortest.finding, minimal } };
  }
  const unknown = verdicts.find(verdict => verdict.kind === 'unknown');
  if (unknown !== undefined) return { ...unknown, search };
  if (first.kind === 'unreachable') return { kind: 'unreachable', property, search };
  return { kind: 'holds', property, search, witnessed: witnessedIn(verdicts) };
}

type Found = Extract<Verdict, { readonly finding: Finding }>;

const hasFinding = (verdict: Verdict): verdict is Found => 'finding' in verdict;

const shorter = (one: Found, other: Found): Found =>
  other.finding.trace.length < one.finding.trace.length ? other : one;

/** Whether a model cannot have a finding that is shorter than this one. */
const isSearched = (verdict: Verdict, { finding }: Found): boolean =>
  hasFinding(verdict)
    ? verdict.finding.minimal
    : verdict.kind !== 'unknown' ||
      (verdict.stoppedBy !== 'walks' &&
        verdict.needsAllStates !== true &&
        verdict.search.reduction !== 'made' &&
        verdict.search.depth > finding.trace.length);

const sum = (one: Search, other: Search): Search => ({
  states: one.states + other.states,
  transitions: one.transitions + other.transitions,
  depth: Math.max(one.depth, other.depth),
  complete: one.complete && other.complete,
  ...(one.bytes === undefined && other.bytes === undefined
    ? {}
    : { bytes: (one.bytes ?? 0) + (other.bytes ?? 0) }),
  ...fingerprintedIn(one, other),
  ...reductionOf(one, other),
});

/** A state was missed in one or the other: the odds add up. */
function fingerprintedIn({ fingerprints: one }: Search, { fingerprints: other }: Search): Partial<Search> {
  if (one === undefined || other === undefined) {
    const fingerprints = one ?? other;
    return fingerprints === undefined ? {} : { fingerprints };
  }
  const odds = Math.min(1, one.odds + other.odds);
  return { fingerprints: { bits: Math.min(one.bits, other.bits), odds } };
}

function reductionOf({ reduction: one }: Search, { reduction: other }: Search): Partial<Search> {
  const reduction = one === 'made' ? one : (other ?? one);
  return reduction === undefined ? {} : { reduction };
}

function witnessedIn(verdicts: readonly Verdict[]): boolean | undefined {
  const known = verdicts.flatMap(verdict => (verdict.kind === 'holds' ? [verdict.witnessed] : []));
  return known.includes(undefined) ? undefined : known.includes(true);
}
