import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { instancesOf } from '../../../checker/instance.js';
import { pagesMax } from '../../../checker/learning/assembler.js';
import type { Pace } from '../../../checker/learning/functions.js';
import { createPredicates } from '../../../checker/learning/predicates.js';
import { createSuccessors, type Learning } from '../../../checker/learning/successors.js';
import type { Action, Model } from '../../../checker/model.js';
import { createCarrier } from '../../../checker/packing/carrier.js';
import { layOut } from '../../../checker/packing/layout.js';
import { domain, index, int, numbered, type StructSchema, struct } from '../../../checker/schema.js';
import { isShared } from '../../../checker/search/space.js';
import { isEnabled, next } from '../../../checker/traces/next.js';
import { randomModels } from '../random-model.js';
import type { Tree } from '../random-schema.js';
import { packerFor, reachedStates } from '../reached-states.js';
import { smallExamples } from '../small-examples.js';

const memory = new WebAssembly.Memory({ initial: 64, maximum: pagesMax, shared: isShared });
const words = new Int32Array(memory.buffer);
/** Where steps are emitted; states lie before. */
const outputAt = words.length / 2;

const never = Number.POSITIVE_INFINITY;
const learnings: fc.Arbitrary<Learning> = fc.record({
  wordsMax: fc.constantFrom(0, 20, 100, 30_000),
  pace: fc.record({
    visitsBeforeLearning: fc.constantFrom(0, 0, 1, 3),
    firstCompilation: fc.constantFrom(1, 10, 100, never),
    growth: fc.constant(1),
    statesPerVisit: fc.constantFrom(1, 4, never),
    forestMax: fc.constantFrom(50, never, never),
  }),
});

/** Learns at once, and compiles all that it has learned. */
const eager: Pace = {
  visitsBeforeLearning: 0,
  firstCompilation: 1,
  growth: 1,
  statesPerVisit: never,
  forestMax: never,
};
const interpreting: Pace = { ...eager, firstCompilation: never };

describe('the steps of a model, as they have been learned', () => {
  test.prop([randomModels, learnings, fc.integer()], { numRuns: 100 })(
    'are those that are enabled, in any model, in whatever order its states are met',
    ({ model }, learning, seed) => {
      const { expected, stepsFrom } = learn(model, learning);
      for (const i of rounds(5, expected.length, seed)) expectEqual(stepsFrom(i), expected[i]);
    },
  );

  test.each(smallExamples)('are those that are enabled in $name', ({ model }) => {
    for (const pace of [eager, interpreting]) {
      const { expected, stepsFrom } = learn(model, { wordsMax: never, pace });
      for (const i of rounds(3, expected.length, 1)) expectEqual(stepsFrom(i), expected[i]);
    }
  });

  test.each<[string, Pace]>([
    ['interpreted', interpreting],
    ['compiled', eager],
    ['learned late', { ...eager, visitsBeforeLearning: 3 }],
  ])('need neither guard nor effect: %s', (_, pace) => {
    expect(functionsNeeded(8, { wordsMax: never, pace })).toEqual([]);
  });

  test('need effects where the tree of an action has become too large', () => {
    expect(functionsNeeded(8, { wordsMax: 40, pace: eager })).toEqual(['effect']);
  });

  test('need guards as well where it has become twice as large, or all trees together have', () => {
    expect(functionsNeeded(8, { wordsMax: 5, pace: eager })).toEqual(['effect', 'guard']);
    expect(functionsNeeded(8, { wordsMax: never, pace: { ...eager, forestMax: 5 } })).toEqual([
      'effect',
      'guard',
    ]);
  });

  test('need both where a field has more than 9 bits', () => {
    expect(functionsNeeded(512, { wordsMax: never, pace: eager })).toEqual([]);
    expect(functionsNeeded(513, { wordsMax: never, pace: eager })).toEqual(['effect', 'guard']);
  });

  test('are found by machine code in its own memory', () => {
    const { expected, stepsFrom } = learn(counter(8), { wordsMax: never, pace: eager });
    for (const i of rounds(3, expected.length, 1)) stepsFrom(i);
    const elsewhere = new Int32Array(outputAt);
    for (const i of rounds(1, expected.length, 2)) expectEqual(stepsFrom(i, elsewhere), expected[i]);
  });

  test('may be more than fit into one function of machine code', () => {
    const pace: Pace = { ...eager, firstCompilation: 256 };
    const { expected, stepsFrom } = learn(roads(256, 12), { wordsMax: never, pace }, 256);
    for (const i of rounds(1, expected.length, 1)) stepsFrom(i);
    for (const i of rounds(1, 20, 1)) expectEqual(stepsFrom(i), expected[i]);
  });
});

describe('predicates, as they have been learned', () => {
  test.prop([randomModels, learnings, fc.integer()], { numRuns: 100 })(
    'are true where they are, in whatever order states are met',
    ({ model, properties }, learning, seed) => {
      const layout = layOut(model.schema);
      const states = reachedStates(model, 80);
      const predicates = properties.flatMap(property => {
        const { witness = () => false } = property;
        const asks = [(state: Tree) => witness(state, model.world)];
        if (property.kind === 'invariant') asks.push(state => property.holds(state, model.world));
        if (property.kind === 'reachable') asks.push(state => property.reached(state, model.world));
        return asks;
      });
      const found: number[] = [];
      const carrier = createCarrier<Tree>(model.schema, layout);
      const { visit, compileFor } = createPredicates(
        model.schema,
        layout,
        carrier,
        predicates,
        number => found.push(number),
        learning,
      );
      compileFor(memory);
      states.map(packerFor(model, layout)).forEach((packed, i) => {
        words.set(packed, i * layout.words);
      });
      for (const i of rounds(5, states.length, seed)) {
        found.length = 0;
        visit(words, i * layout.words);
        const expected = predicates.flatMap((ask, number) => (ask(states[i] as Tree) ? [number] : []));
        expectEqual(found.sort((a, b) => a - b).join(), expected.join());
      }
    },
  );
});

/** A number in two digits, of which the lower one has so many values. */
interface Counter {
  low: number;
  high: number;
}

function counter(values: number): Model<Counter, undefined> {
  const schema: StructSchema = struct({ low: int(0, values - 1), high: int(0, 1) });
  const hand = { actor: { thread: 'hand' }, args: {} };
  return {
    name: 'counter',
    schema,
    domains: [],
    initials: [{ low: 0, high: 0 }],
    actions: [
      {
        ...hand,
        name: 'count',
        guard: ({ low }) => low < values - 1,
        effect(state) {
          state.low += 1;
        },
      },
      {
        ...hand,
        name: 'carry',
        guard: state => state.low === values - 1 && state.high === 0,
        effect(state) {
          state.low = 0;
          state.high += 1;
        },
      },
    ],
    world: undefined,
  };
}

/** A road from each place to each other one, walked with a load of so many words. */
function roads(size: number, load: number): Model<{ place: number }, undefined> {
  const places = domain('place', numbered('p', size));
  const loads = numbered('load', load);
  const initial = { place: 0, ...Object.fromEntries(loads.map((name, i) => [name, i])) };
  return {
    name: 'roads',
    schema: struct({
      place: index(places),
      ...Object.fromEntries(loads.map(name => [name, int(0, 2 ** 31 - 1)])),
    }),
    domains: [places],
    initials: [initial],
    actions: [
      {
        name: 'go',
        actor: { thread: 'walker' },
        args: { to: 'place' },
        guard: ({ place }, { to }) => place !== to,
        effect(state, { to }) {
          state.place = to;
        },
      },
    ],
    world: undefined,
  };
}

/** Which functions a counter runs after there has been time to learn: `guard`, `effect`. */
function functionsNeeded(values: number, learning: Learning): string[] {
  const model = counter(values);
  const needed = new Set<string>();
  const actions = model.actions.map(
    (action): Action<Counter, undefined> => ({
      ...action,
      guard(state, args, world) {
        needed.add('guard');
        return action.guard?.(state, args, world) ?? true;
      },
      effect(state, args, world) {
        needed.add('effect');
        action.effect(state, args, world);
      },
    }),
  );
  const { expected, stepsFrom } = learn({ ...model, actions }, learning, 2 * values);
  for (const i of rounds(10, expected.length, 1)) stepsFrom(i);
  needed.clear();
  for (const i of rounds(2, expected.length, 2)) expectEqual(stepsFrom(i), expected[i]);
  return [...needed].sort();
}

/**
 * The first states of a model, what steps there are from each, and a way to ask for those that have been learned. Steps are
 * written down, in the model's order: for each the number of the ground action and the words of the successor.
 */
function learn<State, World>(of: Model<State, World>, learning: Learning, statesMax = 80) {
  const { isHalted: _, ...model } = of;
  const layout = layOut(model.schema);
  const packed = packerFor(model, layout);
  const instances = instancesOf(model);
  const states = reachedStates(model, statesMax);
  const expected = states.map(state =>
    written(
      instances.flatMap((instance, number) =>
        isEnabled(model, state, instance) ? [[number, ...packed(next(model, state, instance))]] : [],
      ),
    ),
  );
  const output = { words, to: outputAt };
  const carrier = createCarrier<State>(model.schema, layout);
  const { expand, compileFor } = createSuccessors(model, layout, carrier, output, learning);
  compileFor(memory);
  states.forEach((state, i) => {
    words.set(packed(state), i * layout.words);
  });
  return {
    expected,
    stepsFrom(i: number, from = words): string {
      output.to = outputAt;
      expand(from, i * layout.words);
      const steps: number[][] = [];
      for (let at = outputAt; at < output.to; at += 1 + layout.words)
        steps.push([...words.subarray(at, at + 1 + layout.words)]);
      return written(steps.sort(([one = 0], [other = 0]) => one - other));
    },
  };
}

const written = (steps: readonly number[][]): string => steps.map(step => step.join()).join('; ');

/** Far quicker than `toBe`, which is then asked only for its message. */
function expectEqual(found: string, expected: string | undefined): void {
  if (found !== expected) expect(found).toBe(expected);
}

/** Every number below `size`, so many times, in an order that differs from round to round. */
function rounds(count: number, size: number, seed: number): number[] {
  let noise = seed;
  const shuffled = (): number[] =>
    Array.from({ length: size }, (_, i) => {
      noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) | 0;
      return [noise, i] as const;
    })
      .sort(([one], [other]) => one - other)
      .map(([, i]) => i);
  return Array.from({ length: count }, shuffled).flat();
}
