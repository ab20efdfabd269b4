import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { verdictsOf } from '../../../checker/check.js';
import { explore } from '../../../checker/search/explore.js';
import { replay, shows } from '../../../checker/traces/replay.js';
import { formatStep } from '../../../checker/traces/trace.js';
import { randomProcesses } from './random-processes.js';

test.prop([randomProcesses], { numRuns: 200 })(
  'a trace that a limit keeps from being proven a shortest one says so, and shows the finding all the same',
  ({ model, properties }) => {
    const full = explore(model, properties);
    const reduced = explore(model, properties, { reduce: true });
    const verdicts = verdictsOf(model, properties, reduced, { reduce: true, depth: 1, states: 1 });
    verdicts.forEach((verdict, i) => {
      if (!('finding' in verdict)) return;
      const { trace, minimal } = verdict.finding;
      const depth = full.hits.get(verdict.property) as number;
      expect(trace.length).toBeGreaterThanOrEqual(depth);
      // Steps that change nothing can be looked at within any limit.
      if (minimal) expect(trace).toHaveLength(depth);
      const again = replay(model, trace.map(formatStep));
      const [before, after] = [
        again.kind === 'replayed' ? again.states.at(-2) : undefined,
        statesOf(again).at(-1),
      ];
      expect(shows(model, properties[i] as (typeof properties)[number], before, after as never)).toBe(true);
    });
  },
);

test('some traces of reduced searches are not shortest ones', () => {
  const all = fc.sample(randomProcesses, { numRuns: 200, seed: 1 }).flatMap(({ model, properties }) => {
    const [full, reduced] = [false, true].map(reduce => explore(model, properties, { reduce })) as [
      Found,
      Found,
    ];
    return verdictsOf(model, properties, reduced, { reduce: true, depth: 1, states: 1 }).flatMap(verdict => {
      if (!('finding' in verdict)) return [];
      const { property, finding } = verdict;
      const [far, near] = [reduced, full].map(({ hits }) => hits.get(property)) as [number, number];
      return [{ more: far - near, minimal: finding.minimal }];
    });
  });
  expect(all.filter(({ more }) => more > 0).length).toBeGreaterThan(0);
  expect(all.filter(({ minimal }) => !minimal).length).toBeGreaterThan(all.length / 3);
});

type Found = ReturnType<typeof explore>;

const statesOf = <State>(again: {
  readonly kind: string;
  readonly states?: readonly State[];
}): readonly State[] => {
  expect(again.kind).toBe('replayed');
  return again.states ?? [];
};
