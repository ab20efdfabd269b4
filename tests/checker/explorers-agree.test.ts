import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { createCarrier } from '../../checker/carrier.js';
import { type Exploration, explore } from '../../checker/explore.js';
import { instancesOf } from '../../checker/instance.js';
import type { Hit } from '../../checker/judge.js';
import { layOut } from '../../checker/layout.js';
import type { Model } from '../../checker/model.js';
import { isEnabled, next } from '../../checker/next.js';
import type { Property } from '../../checker/property.js';
import { exploreByReference } from '../../checker/reference.js';
import { copy } from '../../checker/value.js';
import { randomModels } from './random-model.js';
import { smallExamples } from './small-examples.js';

describe('both explorers', () => {
  test.each(smallExamples)('count the same and find the same in $name', ({ model, properties }) => {
    expectAgreement(model, properties);
  });

  test.prop([randomModels], { numRuns: 150 })(
    'count the same and find the same in any model',
    ({ model, properties }) => {
      expectAgreement(model, properties);
    },
  );

  test.prop([fc.nat(3), randomModels], { numRuns: 50 })(
    'count the same where an initial state is given several times',
    (times, { model, properties }) => {
      const initials = [...model.initials, ...Array.from({ length: times }, () => model.initials).flat()];
      expectAgreement({ ...model, initials }, properties);
    },
  );

  test('take an initial state for what it is, in whatever order its fields are written', () => {
    const [example] = smallExamples.filter(({ name }) => name === 'die hard');
    const { model } = example as (typeof smallExamples)[number];
    const backwards = { ...model, initials: [{ big: 0, small: 0 }] };
    expect(explore(backwards).search.states).toBe(16);
    expect(exploreByReference(backwards).states).toBe(16);
  });
});

describe('what the fast explorer hands back', () => {
  test.each(smallExamples)('is a trace to every finding in $name', ({ model, properties }) => {
    expectTraces(model, properties);
  });

  test.prop([randomModels], { numRuns: 150 })('is a trace to every finding in any model', random => {
    expectTraces(random.model, random.properties);
  });

  test.prop([randomModels])(
    'is a level for each depth, each state a step beyond the one before',
    ({ model }) => {
      const { visited, levels, search } = explore(model);
      expect(levels).toHaveLength(search.depth + 1);
      for (let state = 0; state < visited.count; state++) {
        const parent = visited.parentOf(state);
        expect(parent).toBeLessThan(state);
        expect(levelOf(levels, state)).toBe(parent === -1 ? 0 : levelOf(levels, parent) + 1);
      }
    },
  );
});

test.prop([randomModels])('a search ends as soon as every property is decided', ({ model, properties }) => {
  const { hits, search, stoppedBy } = explore(model, properties);
  const lookedAt = [...hits.values()].map(({ state, instance }) =>
    instance === undefined ? state : state + 1,
  );
  const isDecided = hits.size === properties.length;
  expect(stoppedBy).toBeUndefined();
  expect(search.complete).toBe(!isDecided || Math.max(...lookedAt) === search.states);
  if (search.complete) expect(search).toEqual(explore(model).search);
});

test('the random models are worth exploring', () => {
  const models = fc.sample(randomModels, { numRuns: 200, seed: 1 });
  const all = models.map(({ model, properties }) => ({
    ...explore(model, properties),
    full: explore(model).search,
    isHalting: model.isHalted !== undefined,
  }));
  const share = (is: (one: (typeof all)[number]) => boolean): number => all.filter(is).length / all.length;
  expect(share(({ layout }) => layout.words > 1)).toBeGreaterThan(0.3);
  expect(share(({ layout }) => layout.fields.some(({ bits }) => bits > 30))).toBeGreaterThan(0.1);
  expect(share(({ full }) => full.depth >= 3)).toBeGreaterThan(0.3);
  expect(share(({ full }) => full.states >= 20)).toBeGreaterThan(0.1);
  expect(share(({ hits }) => [...hits.values()].some(({ depth }) => depth >= 2))).toBeGreaterThan(0.1);
  expect(share(({ isHalting }) => isHalting)).toBeGreaterThan(0.2);
});

/** Never decided: it keeps a search going to the end, so that what it counted and witnessed is of every state. */
const endless = { kind: 'invariant', name: 'endless', sentence: 'It is so.', holds: () => true } as const;

function expectAgreement<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
): void {
  const witnesses = properties.flatMap(({ name, witness }): Property<State, World>[] =>
    witness === undefined
      ? []
      : [{ kind: 'reachable', name: `witness of ${name}`, sentence: '', reached: witness }],
  );
  const reference = exploreByReference(model, [...properties, ...witnesses]);
  const fast = explore(model, [...properties, endless]);
  const { states, transitions, depth, findings } = reference;
  expect(fast.search).toEqual({ states, transitions, depth, complete: true });
  expect(explore(model).search).toEqual(fast.search);
  for (const { name } of properties) {
    expect(fast.hits.get(name)?.depth).toBe(findings.get(name));
    expect(fast.witnessed.has(name)).toBe(findings.has(`witness of ${name}`));
  }
  const early = explore(model, properties);
  expect(early.hits).toEqual(fast.hits);
}

/** Every finding is reached by the steps that the links name, all of them enabled, and is what it claims to be. */
function expectTraces<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
): void {
  const found = explore(model, properties);
  for (const property of properties) {
    const hit = found.hits.get(property.name);
    if (hit === undefined) continue;
    const trace = replay(model, found, hit);
    expect(trace).toHaveLength(hit.depth + 1);
    const [before, last] = [trace.at(-2) as State, trace.at(-1) as State];
    switch (property.kind) {
      case 'invariant':
        expect(property.holds(last, model.world)).toBe(false);
        break;
      case 'reachable':
        expect(property.reached(last, model.world)).toBe(true);
        break;
      case 'step':
        expect(property.holds(before, last, model.world)).toBe(false);
    }
  }
}

/** The states on the way to a finding, each computed from the one before and found to be the one that was stored. */
function replay<State, World>(model: Model<State, World>, found: Exploration, hit: Hit): State[] {
  const instances = instancesOf(model);
  const carrier = createCarrier<State>(model.schema, layOut(model.schema));
  const stored = (state: number): State => {
    carrier.unpack(found.visited.states, state * found.layout.words);
    return copy(model.schema, carrier.state);
  };
  const stepFrom = (state: State, number: number): State => {
    const instance = instances[number] as (typeof instances)[number];
    expect(isEnabled(model, state, instance)).toBe(true);
    return next(model, state, instance);
  };
  const path = [hit.state];
  for (let at = hit.state; found.visited.parentOf(at) !== -1; at = path[0] as number) {
    path.unshift(found.visited.parentOf(at));
  }
  const trace = [stored(path[0] as number)];
  expect(model.initials.map(state => copy(model.schema, state))).toContainEqual(trace[0]);
  for (const at of path.slice(1)) {
    trace.push(stepFrom(trace.at(-1) as State, found.visited.instanceOf(at)));
    expect(trace.at(-1)).toEqual(stored(at));
  }
  if (hit.instance !== undefined) trace.push(stepFrom(trace.at(-1) as State, hit.instance));
  return trace;
}

const levelOf = (levels: readonly number[], state: number): number =>
  levels.filter(first => first <= state).length - 1;
