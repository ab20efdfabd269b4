import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type Instance, instancesOf } from '../../../checker/instance.js';
import type { Model } from '../../../checker/model.js';
import type { Property, Reachable } from '../../../checker/property.js';
import { exploreByReference } from '../../../checker/reference.js';
import { type Exploration, explore } from '../../../checker/search/explore.js';
import { enabledIn, next } from '../../../checker/traces/next.js';
import { shows } from '../../../checker/traces/replay.js';
import { straightestTraces } from '../../../checker/traces/straighten.js';
import { copy } from '../../../checker/value.js';
import { increment, type State } from '../../examples/increment.js';
import { randomModels } from '../random-model.js';
import { smallExamples } from '../small-examples.js';
import { packedStatesOf, statesOf } from '../states-of.js';

describe('the trace to a finding', () => {
  test.each(smallExamples)('is a shortest one, and straightest, in $name', ({ model, properties }) => {
    expectStraightest(model, properties);
  });

  test.prop([randomModels], { numRuns: 150 })('is a shortest one, and straightest, in any model', random => {
    expectStraightest(random.model, random.properties);
  });

  test.prop([randomModels, fc.integer()])(
    'does not depend on the order of the states',
    ({ model, properties }, seed) => {
      const exploration = explore(model, properties);
      expect(straightestTraces(model, properties, shuffled(exploration, seed))).toEqual(
        straightestTraces(model, properties, exploration),
      );
    },
  );

  test.prop([randomModels])(
    'takes as few steps and changes whatever the order of the actions',
    ({ model, properties }) => {
      const other = { ...model, actions: [...model.actions].reverse() };
      const [one, two] = [model, other].map(each =>
        [...straightestTraces(each, properties, explore(each, properties))].map(([name, trace]) => [
          name,
          trace.length,
          changesIn(trace),
        ]),
      );
      expect(two).toEqual(one);
    },
  );

  test.each([31, 32, 84])('is there for each of %i properties', count => {
    const model = increment(3);
    const searched = explore(model);
    const states = statesOf(model, searched).slice(-count);
    const properties = states.map(
      (state, i): Reachable<State, undefined> => ({
        kind: 'reachable',
        name: `state ${i}`,
        sentence: '',
        reached: one => JSON.stringify(copy(model.schema, one)) === JSON.stringify(state),
      }),
    );
    const traces = straightestTraces(model, properties, explore(model, properties));
    const { findings } = exploreByReference(model, properties);
    properties.forEach(({ name }, i) => {
      const trace = traces.get(name) as typeof traces extends ReadonlyMap<string, infer T> ? T : never;
      expect(trace).toHaveLength(findings.get(name) as number);
      expect(trace.reduce((state, step) => next(model, state, step), model.initials[0] as State)).toEqual(
        states[i],
      );
    });
  });
});

/** As `straightestTraces` promises, by trying every trace: the fewest steps, the fewest changes, the first steps. */
function expectStraightest<State, World>(
  { initials, ...rest }: Model<State, World>,
  properties: readonly Property<State, World>[],
): void {
  const model = { ...rest, initials: initials.slice(0, 1) };
  const { findings } = exploreByReference(model, properties);
  const traces = straightestTraces(model, properties, explore(model, properties));
  const graph = graphOf(model);
  expect([...traces.keys()].sort()).toEqual([...findings.keys()].sort());
  for (const property of properties) {
    const steps = findings.get(property.name);
    if (steps === undefined) continue;
    const expected = best(
      graph,
      (before, state) => shows(model, property, before, state),
      property.kind,
      steps,
    );
    expect(traces.get(property.name)?.map(({ label }) => label)).toEqual(expected.map(({ label }) => label));
  }
}

interface Node<State, World> {
  readonly state: State;
  /** In the model's order. */
  readonly steps: { readonly step: Instance<State, World>; readonly to: Node<State, World> }[];
}

/** All states with the steps between them; the initial one. */
function graphOf<State, World>(model: Model<State, World>): Node<State, World> {
  const instances = instancesOf(model);
  const nodes = new Map<string, Node<State, World>>();
  const waiting: Node<State, World>[] = [];
  const nodeOf = (state: State): Node<State, World> => {
    const text = JSON.stringify(state);
    const known = nodes.get(text);
    if (known !== undefined) return known;
    const node = { state, steps: [] };
    nodes.set(text, node);
    waiting.push(node);
    return node;
  };
  const initial = nodeOf(copy(model.schema, model.initials[0] as State));
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const step of enabledIn(model, node.state, instances)) {
      node.steps.push({ step, to: nodeOf(next(model, node.state, step)) });
    }
  }
  return initial;
}

type Trace<State, World> = readonly Instance<State, World>[];

/** Of all traces of so many steps to a finding the first one with the fewest changes. */
function best<State, World>(
  initial: Node<State, World>,
  isFound: (before: State | undefined, state: State) => boolean,
  kind: Property<State, World>['kind'],
  length: number,
): Trace<State, World> {
  const known = new Map<Node<State, World>, Map<string, Trace<State, World> | undefined>>();
  const from = (node: Node<State, World>, actor: string | undefined, left: number) => {
    const ofNode = known.get(node) ?? new Map();
    known.set(node, ofNode);
    const key = `${actor} ${left}`;
    if (!ofNode.has(key)) ofNode.set(key, search(node, actor, left));
    return ofNode.get(key) as Trace<State, World> | undefined;
  };
  const search = (
    node: Node<State, World>,
    actor: string | undefined,
    left: number,
  ): Trace<State, World> | undefined => {
    if (left === 0) return kind === 'step' || isFound(undefined, node.state) ? [] : undefined;
    let found: Trace<State, World> | undefined;
    for (const { step, to } of node.steps) {
      if (kind === 'step' && left === 1 && !isFound(node.state, to.state)) continue;
      const rest = from(to, step.label.actor, left - 1);
      if (rest === undefined) continue;
      const trace = [step, ...rest];
      if (found === undefined || changesIn(trace, actor) < changesIn(found, actor)) found = trace;
    }
    return found;
  };
  return from(initial, undefined, length) as Trace<State, World>;
}

/** How often another actor acts than before; `first` has acted before the first step. */
function changesIn<State, World>(trace: Trace<State, World>, first?: string): number {
  const actors = [...(first === undefined ? [] : [first]), ...trace.map(({ label }) => label.actor)];
  return actors.filter((actor, i) => i > 0 && actor !== actors[i - 1]).length;
}

/** The same search, had it reached the states of each level in another order. */
function shuffled(exploration: Exploration, seed: number): Exploration {
  const { levels, layout, search } = exploration;
  let noise = seed;
  const states = packedStatesOf(exploration).map(state => {
    noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) | 0;
    return { state, noise };
  });
  const inOrder = levels.flatMap((first, depth) =>
    states.slice(first, levels[depth + 1] ?? search.states).sort((one, other) => one.noise - other.noise),
  );
  const words = Int32Array.from(inOrder.flatMap(({ state }) => [...state]));
  const numbers = new Map(inOrder.map(({ state }, number) => [state.join(), number]));
  const visited = {
    ...exploration.visited,
    words,
    at: (number: number) => number * layout.words,
    find: (from: Int32Array, at: number) => numbers.get(from.slice(at, at + layout.words).join()) ?? -1,
  };
  return { ...exploration, visited };
}
