import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Model } from '../../../checker/model.js';
import type { Property } from '../../../checker/property.js';
import { explore } from '../../../checker/search/explore.js';
import type { Hand } from '../../../checker/search/hand.js';
import { increment } from '../../examples/increment.js';
import { namespacePinning } from '../../examples/namespace-pinning.js';
import { twoPhaseCommit } from '../../examples/two-phase-commit.js';
import { type Crowd, crowdFor, type Manner } from '../hands.js';
import { randomModels } from '../random-model.js';
import { packedStatesOf } from '../states-of.js';

/** How the work is dealt: evenly, or so that one thread has far more to number than the others. */
const manners: fc.Arbitrary<Manner> = fc.record({
  size: fc.integer({ min: 2, max: 5 }),
  turns: fc.array(fc.oneof(fc.constantFrom(1, 64, 5_000), fc.integer({ min: 1, max: 300 })), {
    minLength: 1,
    maxLength: 7,
  }),
});

const pinned = namespacePinning({ namespaces: 3, tasks: 2, mounts: 2 });

describe('several threads', () => {
  test.each<[string, Model<unknown, unknown>]>([
    ['increment(6)', increment(6) as Model<unknown, unknown>],
    ['two-phase commit (6)', twoPhaseCommit(6) as Model<unknown, unknown>],
    ['nspin(3,2,2)', pinned as Model<unknown, unknown>],
  ])('in equal turns number the same states as one, level by level: %s', (_, model) => {
    for (const size of [2, 7]) expectSame(model, [], { size, turns: [64] });
  });

  test.prop([manners], { numRuns: 12 })('in any turns number the same states as one', manner => {
    expectSame(pinned, [], manner);
  });

  test.prop([randomModels, manners])('find the same in any model', ({ model, properties }, manner) => {
    expectSame(model, properties, manner);
  });

  test.prop([manners, fc.integer({ min: 1, max: 9_000 })], { numRuns: 30 })(
    'are taken back to the same level as one by a bound on the states',
    (manner, states) => {
      const model = increment(5);
      const alone = explore(model, [], { states });
      const crowd = crowdFor(model, [], { ...manner, statesMax: states });
      while (crowd.advance());
      expect(crowd.levels).toEqual(alone.levels);
      expectStates(crowd, packedStatesOf(alone));
    },
  );
});

function expectSame<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  manner: Manner,
): void {
  const endless = { kind: 'invariant', name: 'endless', sentence: 'It is so.', holds: () => true } as const;
  const alone = explore(model, [...properties, endless]);
  const crowd = crowdFor(model, properties, manner);
  const hits = new Map<string, number>();
  const witnessed = new Set<string>();
  const note = (depth: number): void =>
    crowd.leader.noted().forEach((bits, i) => {
      const { name } = properties[i] as Property<State, World>;
      if ((bits & 1) !== 0 && !hits.has(name)) hits.set(name, depth);
      if ((bits & 2) !== 0) witnessed.add(name);
    });
  note(0);
  while (crowd.advance()) note(crowd.levels.length - 1);
  note(crowd.levels.length);
  expect(crowd.levels).toEqual(alone.levels);
  expect(crowd.leader.count).toBe(alone.search.states);
  expect(takenBy(crowd)).toEqual(alone.taken);
  expect(hits).toEqual(alone.hits);
  expect(witnessed).toEqual(alone.witnessed);
  expectStates(crowd, packedStatesOf(alone));
}

/** Level by level the states that these are, each found under its number, by the last thread as well. */
function expectStates({ leader, hands, levels, layout }: Crowd, expected: readonly Int32Array[]): void {
  const { words, at, find } = (hands.at(-1) as Hand).visited;
  const written = Array.from({ length: leader.count }, (_, number) =>
    words.subarray(at(number), at(number) + layout.words).join(),
  );
  levels.forEach((from, level) => {
    const end = levels[level + 1];
    const inLevel = expected.slice(from, end).map(state => state.join());
    expect(written.slice(from, end).sort()).toEqual(inLevel.sort());
  });
  for (let number = 0; number < leader.count; number++) {
    if (find(words, at(number)) !== number) expect(find(words, at(number)), written[number]).toBe(number);
  }
}

const takenBy = ({ hands }: Crowd): Float64Array =>
  hands
    .map(hand => hand.searcher.taken)
    .reduce((one, other) => one.map((taken, i) => taken + (other[i] as number)));
