import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { instancesOf } from '../../checker/instance.js';
import type { Model } from '../../checker/model.js';
import type { Property } from '../../checker/property.js';
import { exploreByReference } from '../../checker/reference.js';
import { explore } from '../../checker/search/explore.js';
import { enabledIn, next } from '../../checker/traces/next.js';
import { copy } from '../../checker/value.js';
import { randomModels } from './random-model.js';
import { smallExamples } from './small-examples.js';
import { statesOf } from './states-of.js';

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
  test.each(smallExamples)('is each state once, level by level, and each step, in $name', ({ model }) => {
    expectLevels(model);
  });

  test.prop([randomModels])('is each state once, level by level, and each step, in any model', random => {
    expectLevels(random.model);
  });
});

test.prop([randomModels])(
  'a search ends with the level at which every property is decided',
  ({ model, properties }) => {
    const { hits, search, stoppedBy } = explore(model, properties);
    const depth = Math.max(...hits.values());
    const full = explore(model).search;
    expect(stoppedBy).toBeUndefined();
    if (hits.size === properties.length && depth <= full.depth)
      expect(search).toEqual(explore(model, [], { depth }).search);
    else expect(search).toEqual(full);
  },
);

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
  expect(share(({ hits }) => [...hits.values()].some(depth => depth >= 2))).toBeGreaterThan(0.1);
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
    expect(fast.hits.get(name)).toBe(findings.get(name));
    expect(fast.witnessed.has(name)).toBe(findings.has(`witness of ${name}`));
  }
  const early = explore(model, properties);
  expect(early.hits).toEqual(fast.hits);
}

/** Each level has what is one step from the level before and in none before; and each step is counted for its action. */
function expectLevels<State, World>(model: Model<State, World>): void {
  const found = explore(model);
  const instances = instancesOf(model);
  const states = statesOf(model, found).map(state => JSON.stringify(state));
  const taken = new Float64Array(instances.length);
  const after = (state: State): string[] =>
    enabledIn(model, state, instances).map(step => {
      const number = instances.indexOf(step);
      taken[number] = (taken[number] as number) + 1;
      return JSON.stringify(next(model, state, step));
    });
  expect(found.levels).toHaveLength(found.search.depth + 1);
  let level = new Set(model.initials.map(state => JSON.stringify(copy(model.schema, state))));
  const known = new Set(level);
  found.levels.forEach((first, depth) => {
    const inLevel = states.slice(first, found.levels[depth + 1]);
    expect(inLevel).toHaveLength(level.size);
    expect(new Set(inLevel)).toEqual(level);
    level = new Set(inLevel.flatMap(text => after(JSON.parse(text))).filter(text => !known.has(text)));
    for (const text of level) known.add(text);
  });
  expect(level.size).toBe(0);
  expect(found.taken).toEqual(taken);
}
