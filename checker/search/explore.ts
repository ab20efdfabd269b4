import { instancesOf } from '../instance.js';
import type { Model } from '../model.js';
import { createCarrier } from '../packing/carrier.js';
import { type Layout, layOut } from '../packing/layout.js';
import type { Property } from '../property.js';
import { asksForMore } from '../reduction/goal.js';
import { type Canonicalizer, createCanonicalizer } from '../symmetry/symmetry.js';
import type { Limit, Search } from '../verdict.js';
import { controlOf, propertiesMax, propertiesMaxAlone } from './control.js';
import { createHand, type Hand } from './hand.js';
import { createLeader, type Leader } from './leader.js';
import { boundOf, type Limits, limitReached, timeReached } from './limits.js';
import { createNotes } from './notes.js';
import type { Enlistment } from './orders.js';
import { type Errand, waitingMax } from './searcher.js';
import type { Snapshot } from './snapshot.js';
import { createSpace, type Space, threadsMax } from './space.js';
import { bytesFor, type Visited } from './visited.js';

/** How far a search has come. */
export interface Progress {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** States reached and not yet expanded. */
  readonly queue: number;
  readonly bytes: number;
  /** The search at rest, if the caller wished that. It is valid until the caller asks for more. */
  readonly snapshot?: Snapshot;
}

/** What the caller of a search may say after a report of progress: `rest` asks for a snapshot as soon as there can be one. */
export type Wish = 'rest' | undefined;

/** Everything that a search found out. */
export interface Exploration {
  readonly search: Search;
  readonly stoppedBy?: Limit;
  /** How it stands: where it was stopped, it can be taken up again. */
  readonly snapshot: Snapshot;
  /** By property name: the fewest steps after which what it looks for is found. */
  readonly hits: ReadonlyMap<string, number>;
  /** Names of the properties whose witness was reached. */
  readonly witnessed: ReadonlySet<string>;
  /** For each ground action, by its number in `instancesOf`, how many steps it made. */
  readonly taken: Float64Array;
  readonly visited: Visited;
  readonly layout: Layout;
  /** What the states were made by that are kept, where they stand for others. */
  readonly canonicalize: Canonicalizer | undefined;
  /** Number of the first state of each breadth-first level; level 0 holds the initial states. */
  readonly levels: readonly number[];
}

/** States from which on a search calls in other threads, if it was not told. */
const statesForCrew = 150_000;

/** Explores to the end, or to a limit. See `exploring` for what it does. */
export function explore<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[] = [],
  limits: Limits = {},
): Exploration {
  const search = exploring(model, properties, limits);
  for (;;) {
    const next = search.next();
    if (next.done) return next.value;
  }
}

/**
 * Breadth-first search of every reachable state, exact, all properties in one pass, one level after the other. It stops at
 * the end, at a limit, or after the level at which every property has been decided; it yields its progress so that its
 * caller can show it, answer a signal, or break off by throwing the generator away. A property of steps is judged on every step.
 *
 * What it finds out is the same whatever the number of threads; only the numbers of states differ. A limit of states or of
 * memory takes it back to the last level that it has finished, so that this is true then as well.
 */
export function* exploring<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  limits: Limits,
): Generator<Progress, Exploration, Wish> {
  expectRoomFor(properties.length, limits);
  const layout = layOut(model.schema);
  const space = createSpace(layout.words);
  const canonicalize = limits.symmetry === true ? createCanonicalizer(model.schema, layout) : undefined;
  const control = controlOf(space);
  const reduce = limits.reduce === true && asksForMore(properties) === undefined;
  if (limits.resume !== undefined && (reduce || limits.resume.isReduced === true))
    throw new Error('a reduced search cannot be taken up again');
  const errand: Errand<State, World> = { model, properties, layout, space, canonicalize, reduce };
  const hand = createHand(errand, control, 0);
  const bound = boundOf(limits, layout.words, space.places.statesMax);
  const roomPerThread = waitingMax + instancesOf(model).length + model.initials.length;
  const leader = createLeader(hand, control, space, bound, roomPerThread);
  try {
    const found = yield* levelByLevel(errand, { ...limits, reduce }, hand, leader);
    if (limits.reduce !== true) return found;
    const search: Search = { ...found.search, reduction: reduce ? 'made' : 'forbidden' };
    return reduce
      ? { ...found, search, snapshot: { ...found.snapshot, isReduced: true } }
      : { ...found, search };
  } finally {
    leader.dismiss();
  }
}

/** Throws where the threads of a search have no cells for so many properties, or there are too many threads. */
function expectRoomFor(properties: number, { crew }: Limits): void {
  if (crew !== undefined && crew.size >= threadsMax)
    throw new Error(`a search has at most ${threadsMax} threads, not ${crew.size + 1}`);
  const most = crew === undefined ? propertiesMaxAlone : propertiesMax;
  if (properties > most) {
    const threads = crew === undefined ? 'one thread' : 'several threads';
    throw new Error(`a search by ${threads} judges at most ${most} properties at once, not ${properties}`);
  }
}

function* levelByLevel<State, World>(
  { model, properties, layout, space, canonicalize }: Errand<State, World>,
  limits: Limits,
  hand: Hand,
  leader: Leader,
): Generator<Progress, Exploration, Wish> {
  const { resume } = limits;
  const started = limits.clock?.() ?? 0;
  const notes = createNotes(properties, leader, resume);
  if (resume === undefined) leader.enter(model.initials.map(initial => packed(model, layout, initial)));
  else leader.load(resume.states);
  notes.take(0);
  const levels = [...(resume?.levels ?? [0])];
  let position = resume?.position ?? 0;
  let end = resume?.levelEnd ?? leader.count;
  const snapshot = (): Snapshot => ({
    ...notes.written(),
    levels: [...levels],
    position,
    levelEnd: end,
    states: space.words.subarray(hand.visited.at(0), hand.visited.at(leader.count)),
  });
  let stoppedBy: Limit | undefined;
  for (let crew: CrewState = 'absent'; position < end && !notes.areDecided; ) {
    const depth = levels.length - 1;
    stoppedBy = limitReached(limits, started, depth);
    if (stoppedBy !== undefined) break;
    const progress = (): Progress => progressOf(hand, leader, layout, depth);
    crew = yield* callingCrew(crew, limits, space, leader, progress);
    const outcome = yield* expandWithin(limits, started, leader.expand(position, end), leader, progress);
    stoppedBy = outcome.stoppedBy;
    if (outcome.kind === 'full' || !leader.isWithinBounds) {
      leader.truncate(end);
      notes.goBack(depth);
      position = levels[depth] as number;
      stoppedBy = leader.bound;
      break;
    }
    position = leader.position;
    notes.take(depth + 1);
    // A search may be told to stop when there is nothing left of the level: that is then done all the same.
    if (position === end) {
      notes.finishLevel();
      levels.push(end);
      end = leader.count;
    }
    if (stoppedBy !== undefined) break;
    if (outcome.kind === 'stopped')
      yield { ...progressOf(hand, leader, layout, levels.length - 1), snapshot: snapshot() };
  }
  const isAtEnd = position === end;
  if (isAtEnd) stoppedBy = undefined;
  const reached = leader.count > end ? [...levels, end] : isAtEnd ? levels.slice(0, -1) : levels;
  return {
    search: {
      states: leader.count,
      transitions: sum(notes.taken),
      depth: reached.length - 1,
      complete: isAtEnd,
    },
    ...(stoppedBy === undefined ? {} : { stoppedBy }),
    snapshot: snapshot(),
    hits: notes.hits,
    witnessed: notes.witnessed,
    taken: notes.taken,
    visited: hand.visited,
    layout,
    canonicalize,
    levels: reached,
  };
}

/** Goes on with a level until it is done, or a limit is reached, or the caller wishes it to rest. */
function* expandWithin(
  limits: Limits,
  started: number,
  level: Generator<void, 'done' | 'stopped' | 'full'>,
  leader: Leader,
  progress: () => Progress,
): Generator<
  Progress,
  { readonly kind: 'done' | 'stopped' | 'full'; readonly stoppedBy: Limit | undefined },
  Wish
> {
  let stoppedBy: Limit | undefined;
  for (let step = level.next(); ; step = level.next()) {
    if (step.done === true) return { kind: step.value, stoppedBy };
    const wish = yield progress();
    stoppedBy ??= timeReached(limits, started);
    if (wish === 'rest' || stoppedBy !== undefined) leader.stop();
  }
}

type CrewState = 'absent' | Enlistment;

/** Waits for those that are called, where that is wanted. */
function* callingCrew(
  state: CrewState,
  limits: Limits,
  space: Space,
  leader: Leader,
  progress: () => Progress,
): Generator<Progress, CrewState, Wish> {
  for (let now = callCrew(state, limits, space, leader); ; now = callCrew(now, limits, space, leader)) {
    if (now !== 'awaited' || limits.crew?.isAwaited !== true) return now;
    yield progress();
  }
}

/** Calls in other threads when the search has become large, and enlists them when they are ready. */
function callCrew(
  state: CrewState,
  { crew, symmetry = false, reduce = false }: Limits,
  { memory }: Space,
  leader: Leader,
): CrewState {
  if (crew === undefined || state === 'here' || state === 'lost') return state;
  if (leader.count < (crew.statesMin ?? statesForCrew)) return state;
  if (state === 'absent') {
    for (let thread = 1; thread <= crew.size; thread++)
      crew.start({ thread, memory, symmetry, reduce }, failure => leader.lose(thread, failure));
  }
  return leader.enlist(crew.size);
}

function progressOf(hand: Hand, { countNow }: Leader, layout: Layout, depth: number): Progress {
  return {
    states: countNow,
    transitions: sum(hand.searcher.taken),
    depth,
    queue: countNow - hand.position,
    bytes: bytesFor(countNow, layout.words),
  };
}

const sum = (numbers: Float64Array): number => numbers.reduce((total, number) => total + number, 0);

function packed<State, World>(model: Model<State, World>, layout: Layout, state: State): Int32Array {
  const carrier = createCarrier<State>(model.schema, layout);
  const words = new Int32Array(layout.words);
  carrier.load(state);
  carrier.pack(words, 0);
  return words;
}
