import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { instancesOf } from '../../../checker/instance.js';
import type { Model } from '../../../checker/model.js';
import { explore } from '../../../checker/search/explore.js';
import { createSteps } from '../../../checker/search/steps.js';
import { enabledIn, next } from '../../../checker/traces/next.js';
import { fan } from '../fan.js';
import { randomModels } from '../random-model.js';
import { packerFor } from '../reached-states.js';
import { statesOf } from '../states-of.js';

describe('the steps from packed states', () => {
  test.prop([randomModels], { numRuns: 30 })(
    'are those that are enabled, in their order, in the memory of a search and elsewhere',
    ({ model }) => {
      expectSteps(model);
    },
  );

  test('are none from halted states', () => {
    expectSteps(fan(9, 4));
  });
});

function expectSteps<State, World>(model: Model<State, World>): void {
  const found = explore(model);
  const { layout, visited } = found;
  const packed = packerFor(model, layout);
  const instances = instancesOf(model);
  const ways = [createSteps(model, layout, visited.space), createSteps(model, layout)];
  statesOf(model, found).forEach((state, number) => {
    const expected = enabledIn(model, state, instances).map(step => [
      instances.indexOf(step),
      ...packed(next(model, state, step)),
    ]);
    for (const { words, isHalted, areAny, each } of ways) {
      const given = [visited.words, visited.at(number)] as const;
      const steps: number[][] = [];
      each(...given, at => steps.push([...words.subarray(at, at + 1 + layout.words)]));
      expect(steps).toEqual(expected);
      expect(areAny(...given)).toBe(expected.length > 0);
      expect(isHalted(...given)).toBe(model.isHalted?.(state, model.world) === true);
    }
  });
}
