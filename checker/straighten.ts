import { createCarrier } from './carrier.js';
import { createExpander } from './expander.js';
import type { Exploration } from './explore.js';
import { type Instance, instancesOf } from './instance.js';
import type { Hit } from './judge.js';
import type { Model } from './model.js';
import type { Property } from './property.js';
import { shows } from './replay.js';

/** States up to the last finding's level above which the search's own trace is kept: a second or so of work. */
const statesMax = 400_000;

/** Costs are numbers of changes of actor; no trace that is straightened is this long. */
const unreached = 0x7fff;

/**
 * For each finding of a search a shortest trace to it and, among the shortest, one with the fewest changes of actor: the
 * story that is easiest to follow. Where there are too many states to look at, the trace is just a shortest one.
 * Deterministic: among equals, the first in the search's order.
 */
export function straightestTraces<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  exploration: Exploration,
): ReadonlyMap<string, readonly Instance<State, World>[]> {
  const instances = instancesOf(model);
  const name = (numbers: readonly number[]) =>
    numbers.map(number => instances[number] as Instance<State, World>);
  const depth = Math.max(0, ...[...exploration.hits.values()].map(hit => hit.depth));
  const size = exploration.levels[depth + 1] ?? exploration.visited.count;
  const straight =
    size > statesMax ? undefined : straighten(model, properties, exploration, instances, depth, size);
  return new Map(
    [...exploration.hits].map(([property, hit]) => [
      property,
      name(straight?.get(property) ?? firstTrace(exploration, hit)),
    ]),
  );
}

/** The trace by which the search itself came to a finding. */
function firstTrace({ visited }: Exploration, hit: Hit): number[] {
  const numbers = hit.instance === undefined ? [] : [hit.instance];
  for (let state = hit.state; visited.parentOf(state) !== -1; state = visited.parentOf(state)) {
    numbers.push(visited.instanceOf(state));
  }
  return numbers.reverse();
}

/** The best known way to a state whose last step was an actor's. */
interface Ways {
  readonly cost: Int16Array;
  readonly parent: Int32Array;
  readonly parentActor: Int8Array;
  readonly instance: Int32Array;
}

/**
 * Dynamic programming over (state, actor of the last step), level by level: every prefix of a shortest trace is a shortest
 * trace, so only steps from one level to the next count.
 */
function straighten<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  { visited, layout, levels, hits }: Exploration,
  instances: readonly Instance<State, World>[],
  depth: number,
  size: number,
): ReadonlyMap<string, number[]> {
  const actors = [...new Set(instances.map(instance => instance.label.actor))];
  const actorOf = instances.map(instance => actors.indexOf(instance.label.actor));
  const count = actors.length;
  const ways: Ways = {
    cost: new Int16Array(size * count).fill(unreached),
    parent: new Int32Array(size * count).fill(-1),
    parentActor: new Int8Array(size * count),
    instance: new Int32Array(size * count),
  };
  const carrier = createCarrier<State>(model.schema, layout);
  const before = createCarrier<State>(model.schema, layout);
  const best = new Map<string, { cost: number; numbers: number[] }>();
  const packed = new Int32Array(layout.words);
  let current = 0;
  let level = 0;

  const offer = (property: string, cost: number, numbers: () => number[]): void => {
    if (cost < (best.get(property)?.cost ?? unreached)) best.set(property, { cost, numbers: numbers() });
  };
  const steps = properties.filter(property => property.kind === 'step');
  const taken = (number: number): void => {
    const actor = actorOf[number] as number;
    const [cost, last] = level === 0 ? [0, 0] : cheapest(ways, current, actor, count);
    for (const property of steps) {
      if (
        hits.get(property.name)?.depth !== level + 1 ||
        property.holds(before.state, carrier.state, model.world)
      )
        continue;
      offer(property.name, cost, () => [...numbersTo(ways, current, last, count), number]);
    }
    carrier.pack(packed, 0);
    carrier.restore();
    const to = visited.find(packed, 0);
    const end = levels[level + 2] ?? visited.count;
    if (to < (levels[level + 1] ?? size) || to >= end || to >= size) return;
    const at = to * count + actor;
    if (cost >= (ways.cost[at] as number)) return;
    ways.cost[at] = cost;
    ways.parent[at] = current;
    ways.parentActor[at] = last;
    ways.instance[at] = number;
  };
  const expand = createExpander(model, carrier, taken);

  for (; current < size; current++) {
    while (current >= (levels[level + 1] ?? size)) level += 1;
    carrier.unpack(visited.states, current * layout.words);
    for (const property of properties) {
      if (hits.get(property.name)?.depth !== level || !shows(model, property, undefined, carrier.state))
        continue;
      for (let last = 0; last < count; last++) {
        const cost = level === 0 ? 0 : (ways.cost[current * count + last] as number);
        offer(property.name, cost, () => numbersTo(ways, current, last, count));
      }
    }
    if (level >= depth || model.isHalted?.(carrier.state, model.world) === true) continue;
    carrier.save();
    before.slots.set(carrier.slots);
    expand();
  }
  return new Map([...best].map(([property, { numbers }]) => [property, numbers]));
}

function numbersTo(
  { parent, parentActor, instance }: Ways,
  state: number,
  actor: number,
  count: number,
): number[] {
  const numbers: number[] = [];
  for (let at = state * count + actor; parent[at] !== -1; ) {
    numbers.push(instance[at] as number);
    at = (parent[at] as number) * count + (parentActor[at] as number);
  }
  return numbers.reverse();
}

/** The fewest changes of actor with which `actor` can go on from a state, and the actor of the step before. */
function cheapest(ways: Ways, state: number, actor: number, count: number): [cost: number, last: number] {
  let best: [number, number] = [unreached, 0];
  for (let last = 0; last < count; last++) {
    const known = ways.cost[state * count + last] as number;
    const cost = known === unreached ? unreached : known + (last === actor ? 0 : 1);
    if (cost < best[0]) best = [cost, last];
  }
  return best;
}
