import { type Carrier, createCarrier } from './carrier.js';
import { createExpander } from './expander.js';
import { createStateJudge, createStepJudge, type Hit } from './judge.js';
import { type Layout, layOut } from './layout.js';
import type { Model } from './model.js';
import type { Property } from './property.js';
import type { Limit, Search } from './verdict.js';
import { createVisited, type Visited } from './visited.js';

/** Bounds of a search; each that is left out does not bound it. */
export interface Limits {
  readonly states?: number;
  /** Steps from an initial state. */
  readonly depth?: number;
  readonly memoryBytes?: number;
  readonly elapsedMs?: number;
  /** Tells the time in milliseconds; needed where `elapsedMs` is given, since the checker reads no clock. */
  readonly clock?: () => number;
}

/** How far a search has come. */
export interface Progress {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** States reached and not yet expanded. */
  readonly queue: number;
  readonly bytes: number;
}

/** Everything that a search found out. */
export interface Exploration {
  readonly search: Search;
  readonly stoppedBy?: Limit;
  /** By property name; the first found, and at the smallest depth there is. */
  readonly hits: ReadonlyMap<string, Hit>;
  /** Names of the properties whose witness was reached. */
  readonly witnessed: ReadonlySet<string>;
  readonly visited: Visited;
  readonly layout: Layout;
  /** Number of the first state of each breadth-first level; level 0 holds the initial states. */
  readonly levels: readonly number[];
}

/** States expanded between two reports of progress: some milliseconds of work. */
const statesPerReport = 2048;

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
 * Breadth-first search of every reachable state, exact, all properties in one pass. It stops at the end, at a
 * limit, or when every property has been decided; it yields its progress so that its caller can show it, answer a
 * signal, or break off by throwing the generator away. A step property is judged on every step.
 */
export function* exploring<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  limits: Limits,
): Generator<Progress, Exploration> {
  const layout = layOut(model.schema);
  const carrier = createCarrier<State>(model.schema, layout);
  const { state } = carrier;
  const visited = createVisited(layout.words);
  const states = createStateJudge(model, properties, state);
  const steps = createStepJudge(model, properties, layout, carrier);
  const hasSteps = steps.open > 0;
  const levels = [0];
  const started = limits.clock?.() ?? 0;
  const { batch } = visited;
  let at = 0;
  let transitions = 0;
  let current = 0;

  const expand = createExpander(model, carrier, instance => {
    transitions += 1;
    carrier.pack(batch, at);
    if (hasSteps) steps.judge({ depth: levels.length, state: current, instance });
    at = visited.push(current, instance);
    carrier.restore();
  });

  enterInitials(model, carrier, visited);
  const report = (): Progress => progressOf(visited, transitions, levels.length - 1, current);
  let stoppedBy: Limit | undefined;
  let levelEnd = visited.count;
  for (;;) {
    if (current === levelEnd) {
      visited.flush();
      at = 0;
      if (current === visited.count) break;
      levels.push(current);
      levelEnd = visited.count;
    }
    if (visited.count > (limits.states ?? Infinity)) {
      stoppedBy = 'states';
      break;
    }
    if (current % statesPerReport === 0) {
      const limit = outOfBounds(limits, visited.bytes, started);
      if (limit !== undefined) {
        stoppedBy = limit;
        break;
      }
      if (current > 0) yield report();
    }
    carrier.unpack(visited.states, current * layout.words);
    states.judge(levels.length - 1, current);
    if (states.open + steps.open === 0 && properties.length > 0) break;
    if (model.isHalted?.(state, model.world) !== true) {
      if (levels.length - 1 < (limits.depth ?? Infinity)) {
        carrier.save();
        if (hasSteps) steps.begin();
        expand();
      } else {
        stoppedBy = 'depth';
      }
    }
    current += 1;
  }
  visited.flush();
  const complete = stoppedBy === undefined && current === visited.count;
  return {
    search: { states: visited.count, transitions, depth: levels.length - 1, complete },
    ...(stoppedBy === undefined ? {} : { stoppedBy }),
    hits: new Map([...states.hits, ...steps.hits]),
    witnessed: states.witnessed,
    visited,
    layout,
    levels,
  };
}

const progressOf = (visited: Visited, transitions: number, depth: number, current: number): Progress => ({
  states: visited.count,
  transitions,
  depth,
  queue: visited.count - current,
  bytes: visited.bytes,
});

function enterInitials<State, World>(
  model: Model<State, World>,
  carrier: Carrier<State>,
  visited: Visited,
): void {
  let at = 0;
  for (const initial of model.initials) {
    carrier.load(initial);
    carrier.pack(visited.batch, at);
    at = visited.push(-1, -1);
  }
  visited.flush();
}

/** The limit that a search has come to which is costly to look at, if any. `started` is in the clock's milliseconds. */
function outOfBounds(limits: Limits, bytes: number, started: number): Limit | undefined {
  if (bytes > (limits.memoryBytes ?? Infinity)) return 'memory';
  const elapsedMs = (limits.clock?.() ?? started) - started;
  return elapsedMs > (limits.elapsedMs ?? Infinity) ? 'time' : undefined;
}
