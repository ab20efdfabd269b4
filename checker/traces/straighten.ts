import { type Instance, instancesOf } from '../instance.js';
import type { Model } from '../model.js';
import { createCarrier } from '../packing/carrier.js';
import type { Property } from '../property.js';
import type { Exploration } from '../search/explore.js';
import { createLookup } from '../search/lookup.js';
import { markShortestWays } from './marks.js';
import { shows } from './replay.js';
import { createStepTable } from './step-table.js';

/** Ways that are followed at once; where there are more, the trace is still a shortest one, but others may be straighter. */
const waysMax = 20_000;

/**
 * For each finding of a search a shortest trace to it and, among the shortest, one with the fewest changes of actor: the
 * story that is easiest to follow; among those, the one whose ground actions come first in the model's order. It depends on
 * what states there are, and not on the order in which they were reached.
 */
export function straightestTraces<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  exploration: Exploration,
): ReadonlyMap<string, readonly Instance<State, World>[]> {
  const found = properties.filter(({ name }) => exploration.hits.has(name));
  if (found.length === 0) return new Map();
  const instances = instancesOf(model);
  const actors = [...new Set(instances.map(instance => instance.label.actor))];
  const marks = markShortestWays(model, found, exploration);
  return new Map(
    found.map(property => {
      const numbers = straightest(model, property, exploration, marks(property.name), number =>
        actors.indexOf((instances[number] as Instance<State, World>).label.actor),
      );
      return [property.name, numbers.map(number => instances[number] as Instance<State, World>)];
    }),
  );
}

/** A way from an initial state: the state it has come to, and how. */
interface Way {
  readonly words: Int32Array;
  /** Who took the last step; -1 before the first. */
  readonly actor: number;
  /** Changes of actor. */
  readonly cost: number;
  readonly before: Way | undefined;
  readonly instance: number;
}

/** Goes from level to level along marked states, and keeps the cheapest way to each state and last actor. */
function straightest<State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  { layout, levels, visited, hits, canonicalize }: Exploration,
  isMarked: (number: number) => boolean,
  actorOf: (instance: number) => number,
): number[] {
  const depth = hits.get(property.name) as number;
  const steps = createStepTable(model, layout);
  const carriers = [0, 1].map(() => createCarrier<State>(model.schema, layout));
  const [before, after] = carriers as [(typeof carriers)[0], (typeof carriers)[0]];
  const numberOf = createLookup(layout, visited, canonicalize);
  let ways = model.initials
    .map((initial): Way => {
      const words = new Int32Array(layout.words);
      before.load(initial);
      before.pack(words, 0);
      return { words, actor: -1, cost: 0, before: undefined, instance: -1 };
    })
    .filter(({ words }) => isMarked(numberOf(words, 0)));
  for (let level = 0; level < depth; level++) {
    const isLast = level + 1 === depth && property.kind === 'step';
    const from = levels[level + 1] as number;
    const end = levels[level + 2] ?? Number.POSITIVE_INFINITY;
    const next = new Map<string, Way>();
    for (const way of ways) {
      before.unpack(way.words, 0);
      for (const { instance, words } of steps.from(way.words)) {
        if (isLast) {
          after.unpack(words, 0);
          if (!shows(model, property, before.state, after.state)) continue;
        } else {
          const number = numberOf(words, 0);
          if (number < from || number >= end || !isMarked(number)) continue;
        }
        const actor = actorOf(instance);
        const cost = way.cost + (way.actor === -1 || way.actor === actor ? 0 : 1);
        const key = `${actor}:${words.join()}`;
        if (cost >= (next.get(key)?.cost ?? Number.POSITIVE_INFINITY)) continue;
        // Ways stay in the order of their ground actions: one that takes the place of a dearer one comes last.
        next.delete(key);
        next.set(key, { words, actor, cost, before: way, instance });
      }
    }
    ways = [...next.values()].slice(0, waysMax);
  }
  return numbersOf(ways.reduce((best, way) => (way.cost < best.cost ? way : best)));
}

function numbersOf(way: Way): number[] {
  const numbers: number[] = [];
  for (let at = way; at.before !== undefined; at = at.before) numbers.push(at.instance);
  return numbers.reverse();
}
