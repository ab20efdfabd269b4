import type { Instance } from '../instance.js';
import type { Model } from '../model.js';
import { createCarrier } from '../packing/carrier.js';
import { type Layout, layOut } from '../packing/layout.js';
import type { Property } from '../property.js';
import type { Progress } from '../search/explore.js';
import { type Limits, limitReached, timeReached } from '../search/limits.js';
import { createCanonicalizer } from '../symmetry/symmetry.js';
import { createRetracer } from '../traces/retrace.js';
import type { Limit, Search } from '../verdict.js';
import { defaultHashing, type Hashing } from './fingerprint.js';
import { oddsOf } from './odds.js';
import { createFingerprintSearcher, type FingerprintSearcher } from './searcher.js';
import { createFingerprintStates } from './states.js';

/** Everything that a search by fingerprints found out. */
export interface FingerprintExploration<State, World> {
  readonly search: Search;
  readonly stoppedBy?: Limit;
  /** By property name: the number of steps after which what it looks for was found. */
  readonly hits: ReadonlyMap<string, number>;
  readonly witnessed: ReadonlySet<string>;
  /** For each ground action, by its number in `instancesOf`, how many steps it made. */
  readonly taken: Float64Array;
  /** By property name: a trace to what was found. */
  readonly traces: ReadonlyMap<string, readonly Instance<State, World>[]>;
}

/** Such a search is never taken up again, and has one thread. */
export type FingerprintLimits = Omit<Limits, 'resume' | 'crew'>;

/** States expanded between two looks at the clock: some milliseconds of work. */
const statesPerLook = 2048;

/**
 * Breadth-first search like `exploring` in explore.ts, for what does not fit whole: of a state that has been expanded it keeps a
 * fingerprint and where it came from. A state whose fingerprint another one has is missed, and with it what can be
 * reached only through it; `search.fingerprints` says how likely that is. What it finds is real all the same: every state
 * that it expands is a whole one, and every trace has been taken again. Only that no shorter trace exists is not proven.
 */
export function* exploringByFingerprint<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  limits: FingerprintLimits,
  hashing: Hashing = defaultHashing,
): Generator<Progress, FingerprintExploration<State, World>> {
  const layout = layOut(model.schema);
  const canonicalize = limits.symmetry === true ? createCanonicalizer(model.schema, layout) : undefined;
  const kept = createFingerprintStates(layout.words, hashing);
  const searcher = createFingerprintSearcher(model, properties, layout, canonicalize, kept);
  enterInitials(model, layout, searcher);
  kept.turn();
  const levels = yield* levelByLevel(properties, limits, searcher);
  const { states, hits, taken, stoppedBy, depth, complete } = levels;
  const retrace = createRetracer(model, layout, kept.fingerprints, canonicalize);
  const found = properties.filter(({ name }) => hits.has(name));
  return {
    search: {
      states,
      transitions: sum(taken),
      depth,
      complete,
      bytes: kept.bytesFor(states),
      fingerprints: { bits: hashing.bits, odds: oddsOf(states, hashing.bits) },
    },
    ...(stoppedBy === undefined ? {} : { stoppedBy }),
    hits,
    witnessed: searcher.witnessed,
    taken,
    traces: new Map(
      found.map(property => {
        const number = searcher.found.get(property.name) as number;
        return [property.name, retrace(property, kept.wayTo(number))];
      }),
    ),
  };
}

/** How far the levels went. */
interface Levels {
  readonly states: number;
  readonly depth: number;
  readonly complete: boolean;
  readonly stoppedBy: Limit | undefined;
  readonly hits: ReadonlyMap<string, number>;
  readonly taken: Float64Array;
}

/** A limit of states or of memory takes the search back to the last level that it has finished. */
function* levelByLevel<State, World>(
  properties: readonly Property<State, World>[],
  limits: FingerprintLimits,
  searcher: FingerprintSearcher,
): Generator<Progress, Levels> {
  const { kept } = searcher;
  const started = limits.clock?.() ?? 0;
  const hits = new Map<string, number>();
  const areDecided = (): boolean => properties.length > 0 && properties.every(({ name }) => hits.has(name));
  const noteHits = (depth: number): void => {
    for (const name of searcher.found.keys()) if (!hits.has(name)) hits.set(name, depth);
  };
  let stoppedBy: Limit | undefined;
  let [position, end, depth] = [0, kept.count, 0];
  noteHits(0);
  while (position < end && !areDecided()) {
    stoppedBy = limitReached(limits, started, depth);
    if (stoppedBy !== undefined) break;
    const before = searcher.taken.slice();
    const level = yield* expandLevel(searcher, { from: position, end, depth }, limits, () =>
      timeReached(limits, started),
    );
    if (level.overrun !== undefined) {
      return { states: end, depth, complete: false, stoppedBy: level.overrun, hits, taken: before };
    }
    noteHits(depth + 1);
    stoppedBy = level.stoppedBy;
    if (stoppedBy !== undefined) {
      depth += kept.count > end ? 1 : 0;
      break;
    }
    kept.turn();
    [position, end] = [end, kept.count];
    depth += position < end ? 1 : 0;
  }
  const complete = position === end && stoppedBy === undefined;
  return { states: kept.count, depth, complete, stoppedBy, hits, taken: searcher.taken };
}

/** Expands the states from one number to before another. `overrun` is the limit that it went beyond. */
function* expandLevel(
  searcher: FingerprintSearcher,
  { from, end, depth }: { readonly from: number; readonly end: number; readonly depth: number },
  limits: FingerprintLimits,
  isLate: () => Limit | undefined,
): Generator<Progress, { readonly stoppedBy?: Limit; readonly overrun?: Limit }> {
  const { kept } = searcher;
  let stoppedBy: Limit | undefined;
  for (let number = from; number < end && stoppedBy === undefined; ) {
    const last = Math.min(end, number + statesPerLook);
    for (; number < last; number++) {
      if (!searcher.expand(number, number - from)) return { overrun: 'memory' };
    }
    if (number === end && !searcher.flush()) return { overrun: 'memory' };
    const states = kept.count;
    const bytes = kept.bytesFor(states);
    if (states > (limits.states ?? Number.POSITIVE_INFINITY)) return { overrun: 'states' };
    if (bytes > (limits.memoryBytes ?? Number.POSITIVE_INFINITY)) return { overrun: 'memory' };
    yield { states, transitions: sum(searcher.taken), depth, queue: states - number, bytes };
    stoppedBy = isLate();
  }
  if (!searcher.flush()) return { overrun: 'memory' };
  return stoppedBy === undefined ? {} : { stoppedBy };
}

function enterInitials<State, World>(
  model: Model<State, World>,
  layout: Layout,
  searcher: FingerprintSearcher,
): void {
  const carrier = createCarrier<State>(model.schema, layout);
  for (const initial of model.initials) {
    const words = new Int32Array(layout.words);
    carrier.load(initial);
    carrier.pack(words, 0);
    searcher.enter(words);
  }
}

const sum = (numbers: Float64Array): number => numbers.reduce((total, number) => total + number, 0);
