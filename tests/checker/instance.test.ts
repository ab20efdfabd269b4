import { describe, expect, test } from 'vitest';
import { checkByWalks } from '../../checker/check.js';
import { instancesOf } from '../../checker/instance.js';
import { createSuccessors } from '../../checker/learning/successors.js';
import type { Model } from '../../checker/model.js';
import { createCarrier } from '../../checker/packing/carrier.js';
import { layOut } from '../../checker/packing/layout.js';
import type { Property } from '../../checker/property.js';
import { exploreByReference } from '../../checker/reference.js';
import { int, type StructSchema, struct } from '../../checker/schema.js';
import { explore } from '../../checker/search/explore.js';
import { enabledIn } from '../../checker/traces/next.js';
import { replay } from '../../checker/traces/replay.js';

interface Counter {
  count: number;
}

const schema: StructSchema = struct({ count: int(0, 3) });

/** Its guard reads an entry that is not there, so that it returns nothing: types let that pass, and such a guard is not met. */
const mayCount: readonly boolean[] = [true];
const counter: Model<Counter, undefined> = {
  name: 'counter',
  schema,
  domains: [],
  initials: [{ count: 0 }],
  actions: [
    {
      name: 'count',
      actor: { thread: 'clock' },
      args: {},
      guard: ({ count }) => mayCount[count],
      effect(state) {
        state.count += 1;
      },
    },
  ],
  world: undefined,
};
const [instance] = instancesOf(counter);
const getsToTwo: Property<Counter, undefined> = {
  kind: 'reachable',
  name: 'two',
  sentence: 'The counter gets to two.',
  reached: ({ count }) => count === 2,
};
const neverStops: Property<Counter, undefined> = {
  kind: 'deadlock',
  name: 'never stops',
  sentence: 'The counter never stops.',
  mayEnd: () => false,
};

describe('a guard that returns nothing is not met', () => {
  test('among the steps from a plain state', () => {
    expect([0, 1, 2, 3].map(count => enabledIn(counter, { count }))).toEqual([[instance], [], [], []]);
  });

  test('in the reference explorer', () => {
    expect(exploreByReference(counter)).toMatchObject({ states: 2, transitions: 1 });
  });

  test.each([{}, { reduce: true }])('in the fast explorer: %j', limits => {
    expect(explore(counter, [getsToTwo], limits)).toMatchObject({
      search: { states: 2, transitions: 1, complete: true },
      hits: new Map(),
    });
  });

  test.each([
    ['has learned', 1_000],
    ['has learned nothing', 0],
  ])('by a search that %s', (_, wordsMax) => {
    const layout = layOut(schema);
    const carrier = createCarrier<Counter>(schema, layout);
    const output = { words: new Int32Array(100), to: 0 };
    const pace = {
      visitsBeforeLearning: 0,
      firstCompilation: 8_000,
      growth: 1.5,
      statesPerVisit: 4_000,
      forestMax: 2 ** 22,
    };
    const { expand } = createSuccessors(counter, layout, carrier, output, { wordsMax, pace });
    const packed = new Int32Array(layout.words);
    const stepsFrom = (count: number): number => {
      carrier.load({ count });
      carrier.pack(packed, 0);
      output.to = 0;
      expand(packed, 0);
      return output.to / (1 + layout.words);
    };
    expect([0, 1, 2, 3, 0, 1, 2, 3].map(stepsFrom)).toEqual([1, 0, 0, 0, 1, 0, 0, 0]);
  });

  test('on a walk', () => {
    const options = { seed: 1, walks: 5, steps: 4 };
    expect(checkByWalks(counter, getsToTwo, options)).toMatchObject({ kind: 'unknown' });
    expect(checkByWalks(counter, neverStops, options)).toMatchObject({
      kind: 'violated',
      finding: { trace: { length: 1 } },
    });
  });

  test('in a trace that is replayed', () => {
    const step = 'clock count()';
    expect(replay(counter, [step])).toMatchObject({ kind: 'replayed' });
    expect(replay(counter, [step, step])).toMatchObject({
      kind: 'blocked',
      at: 2,
      why: 'its guard is false',
    });
  });
});
