import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type Instance, instancesOf } from '../../../checker/instance.js';
import type { Model } from '../../../checker/model.js';
import { createCarrier } from '../../../checker/packing/carrier.js';
import { layOut } from '../../../checker/packing/layout.js';
import { int, type StructSchema, struct } from '../../../checker/schema.js';
import { enabledIn, isEnabled, next } from '../../../checker/traces/next.js';
import { copy, toCodes } from '../../../checker/value.js';
import { randomModels } from '../random-model.js';
import { smallExamples } from '../small-examples.js';

/** A random walk: from the initial state that the first number chooses, take the k-th of the enabled steps. */
const walks = fc.array(fc.nat(999), { minLength: 1, maxLength: 25, size: 'max' });

/** A model whose walks are taken on frozen states, so that whatever writes where it must not throws. */
const models = fc.oneof(
  fc.constantFrom(...smallExamples.map(({ model }) => model)),
  randomModels.map(({ model }) => model as Model<unknown, unknown>),
);

describe('next', () => {
  test.prop([models, walks], { numRuns: 300 })('touches nothing but its result', (model, walk) => {
    for (const { before, instance } of stepsOf(freeze(model), walk)) {
      const written = JSON.stringify(before);
      const after = next(model, before, instance);
      expect(JSON.stringify(before)).toBe(written);
      expect(copy(model.schema, after)).toEqual(after);
      freeze(after);
    }
  });

  test.prop([models, walks], { numRuns: 300 })(
    'changes the state as the effect changes a carrier',
    (model, walk) => {
      const carrier = createCarrier<unknown>(model.schema, layOut(model.schema));
      for (const { before, instance } of stepsOf(model, walk)) {
        carrier.slots.set(toCodes(model.schema, before));
        expect(isEnabled(model, carrier.state, instance)).toBe(true);
        instance.action.effect(carrier.state, instance.args, model.world);
        expect(copy(model.schema, carrier.state)).toEqual(next(model, before, instance));
      }
    },
  );

  test.prop([models, walks])('gives the same for a carrier as for a plain value', (model, walk) => {
    const carrier = createCarrier<unknown>(model.schema, layOut(model.schema));
    for (const { before, instance } of stepsOf(model, walk)) {
      carrier.slots.set(toCodes(model.schema, before));
      expect(next(model, carrier.state, instance)).toEqual(next(model, before, instance));
      expect(copy(model.schema, carrier.state)).toEqual(before);
    }
  });
});

describe('guards', () => {
  test.prop([models, walks])(
    'answer the same of a carrier as of a plain value, and touch neither',
    (model, walk) => {
      const carrier = createCarrier<unknown>(model.schema, layOut(model.schema));
      const instances = instancesOf(model);
      for (const { before } of stepsOf(freeze(model), walk)) {
        const codes = toCodes(model.schema, before);
        carrier.slots.set(codes);
        expect(enabledIn(model, carrier.state, instances)).toEqual(
          enabledIn(model, freeze(before), instances),
        );
        expect(toCodes(model.schema, carrier.state)).toEqual(codes);
      }
    },
  );
});

const counter = struct({ count: int(0, 3) });
interface Counter {
  count: number;
}

const counting = (effect: (state: Counter) => void, isHalted?: (state: Counter) => boolean) => {
  const schema: StructSchema = counter;
  const model: Model<Counter, undefined> = {
    name: 'counter',
    schema,
    domains: [],
    initials: [{ count: 0 }],
    actions: [
      { name: 'count', actor: { thread: 'clock' }, args: {}, guard: ({ count }) => count < 3, effect },
    ],
    world: undefined,
    ...(isHalted === undefined ? {} : { isHalted }),
  };
  return { model, instance: instancesOf(model)[0] as Instance<Counter, undefined> };
};

describe('a step', () => {
  test('is enabled where its guard says so and the model is not halted', () => {
    const { model, instance } = counting(
      state => {
        state.count += 1;
      },
      ({ count }) => count === 1,
    );
    expect([0, 1, 2, 3].map(count => isEnabled(model, { count }, instance))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(enabledIn(model, { count: 0 })).toEqual([instance]);
    expect(enabledIn(model, { count: 1 })).toEqual([]);
  });

  test('that leaves a value outside the schema throws a RangeError naming the field', () => {
    const { model, instance } = counting(state => {
      state.count += 4;
    });
    expect(() => next(model, { count: 0 }, instance)).toThrow(RangeError);
    expect(() => next(model, { count: 0 }, instance)).toThrow('wrote 4 to count,');
  });
});

interface Step {
  readonly before: unknown;
  readonly instance: Instance<unknown, unknown>;
}

function stepsOf(model: Model<unknown, unknown>, [first = 0, ...choices]: readonly number[]): Step[] {
  const instances = instancesOf(model);
  const steps: Step[] = [];
  let before = freeze(copy(model.schema, model.initials[first % model.initials.length]));
  for (const choice of choices) {
    const enabled = enabledIn(model, before, instances);
    if (enabled.length === 0) break;
    const instance = freeze(enabled[choice % enabled.length] as Instance<unknown, unknown>);
    steps.push({ before, instance });
    before = freeze(next(model, before, instance));
  }
  return steps;
}

/** Frozen all the way down: a write throws, since every module is strict. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
}
