import type { Part, Rows } from './part.js';
import type { Ways } from './ways.js';

/** A way through a graph: the nodes it begins and ends at, and the instances that are taken between. */
export interface Path {
  readonly start: number;
  readonly end: number;
  readonly instances: readonly number[];
}

/** A graph whose nodes have depths, as a shortest path sees it: only steps from one depth to the next count. */
export interface Layers {
  depthOf(node: number): number;
  /** Calls `visit` for each step into a node from one that is less deep by 1. */
  eachStepInto(node: number, visit: (from: number, instance: number) => void): void;
}

/** A step that leaves a node, and the fewest changes of actor from there on to the end. */
interface Onward {
  readonly cost: number;
  readonly node: number;
  readonly instance: number;
}

/** For each node, by the actor of the step that leaves it, the best such step. Nothing leaves the end. */
type Level = Map<number, Map<number, Onward>>;

/** Nodes that are looked at for the sake of a straight path; beyond that it is just a shortest one. */
const nodesMax = 200_000;

/**
 * A shortest path to one of some nodes of equal depth and, among the shortest, one with the fewest changes of actor: the
 * story that is easiest to follow. `actorOf` gives the actor of each instance, as a number. Found backwards, so
 * that only nodes are looked at from which an end is near. Deterministic: among equals, the first.
 */
export function straightPath(ends: readonly number[], layers: Layers, actorOf: readonly number[]): Path {
  const depth = layers.depthOf(ends[0]);
  const levels: Level[] = [new Map(ends.map(node => [node, new Map()]))];
  let looked = 0;
  for (let back = 0; back < depth; back++) {
    const level = levelBefore(levels[back], layers, actorOf);
    looked += level.size;
    levels.push(looked > nodesMax ? new Map([...level].slice(0, 1)) : level);
  }
  const { start, first } = bestStart(levels[depth]);
  let end = start;
  const instances: number[] = [];
  for (let onward = first, back = depth - 1; onward !== undefined; back--) {
    instances.push(onward.instance);
    end = onward.node;
    onward = cheapest(levels[back].get(end), actorOf[onward.instance]);
  }
  return { start, end, instances };
}

function levelBefore(level: Level, layers: Layers, actorOf: readonly number[]): Level {
  const before: Level = new Map();
  for (const [node, onward] of level) {
    layers.eachStepInto(node, (from, instance) => {
      const actor = actorOf[instance];
      const cost = cheapest(onward, actor)?.cost ?? 0;
      const leaving = before.get(from) ?? new Map<number, Onward>();
      if (cost < (leaving.get(actor)?.cost ?? Infinity)) leaving.set(actor, { cost, node, instance });
      before.set(from, leaving);
    });
  }
  return before;
}

/** The best step onward for who comes by a step of `actor`, the change to another one counted in; none at the end. */
function cheapest(leaving: ReadonlyMap<number, Onward> | undefined, actor: number): Onward | undefined {
  let best: Onward | undefined;
  for (const [next, onward] of leaving ?? []) {
    const cost = onward.cost + (next === actor ? 0 : 1);
    if (best === undefined || cost < best.cost) best = { ...onward, cost };
  }
  return best;
}

function bestStart(level: Level): { readonly start: number; readonly first: Onward | undefined } {
  let best: { readonly start: number; readonly first: Onward | undefined } | undefined;
  for (const [start, leaving] of level) {
    if (leaving.size === 0) return { start, first: undefined };
    for (const first of leaving.values()) {
      if (first.cost < (best?.first?.cost ?? Infinity)) best = { start, first };
    }
  }
  if (best === undefined) throw new Error('a node has no path to it');
  return best;
}

/** All states, each by its shortest traces. `depthOf` is a state's depth. */
export const shortestWays = (
  { offsets, froms, instances }: Ways,
  depthOf: (state: number) => number,
): Layers => ({
  depthOf,
  eachStepInto(state, visit) {
    for (let step = offsets[state]; step < offsets[state + 1]; step++) visit(froms[step], instances[step]);
  },
});

/**
 * The states with a promise pending, each by the shortest traces with that: node `n` is state `n` of the part; before the
 * promise is made, state `s` of the whole is node `part.count + s`. `back` are the part's rows reversed.
 */
export function pendingWays(part: Part, back: Rows, starts: Uint8Array, before: Layers): Layers {
  const { count, states, depths } = part;
  const stepsBefore = (state: number, visit: (from: number, instance: number) => void): void =>
    before.eachStepInto(state, (from, instance) => visit(count + from, instance));
  return {
    depthOf: node => (node < count ? depths[node] : before.depthOf(node - count)),
    eachStepInto(node, visit) {
      if (node >= count) return stepsBefore(node - count, visit);
      eachStepWithin(part, back, node, visit);
      const state = states[node];
      if (starts[state] === 1 && before.depthOf(state) === depths[node]) stepsBefore(state, visit);
    },
  };
}

function eachStepWithin(
  { depths, offsets, ends, instances }: Part,
  back: Rows,
  node: number,
  visit: (from: number, instance: number) => void,
): void {
  for (let i = back.offsets[node]; i < back.offsets[node + 1]; i++) {
    const from = back.ends[i];
    const isRepeated = i > back.offsets[node] && from === back.ends[i - 1];
    if (isRepeated || depths[from] !== depths[node] - 1) continue;
    for (let step = offsets[from]; step < offsets[from + 1]; step++) {
      if (ends[step] === node) visit(from, instances[step]);
    }
  }
}
