import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { check } from '../../../checker/check.js';
import { askedOfSearch, judgingOnGraph } from '../../../checker/graph/on-graph.js';
import { doubtOf } from '../../../checker/graph/run.js';
import type { Label, Model } from '../../../checker/model.js';
import type { Deadlock, GraphProperty, LeadsTo, Recoverable } from '../../../checker/property.js';
import { explore } from '../../../checker/search/explore.js';
import { replay } from '../../../checker/traces/replay.js';
import { formatStep } from '../../../checker/traces/trace.js';
import { copy } from '../../../checker/value.js';
import type { Verdict } from '../../../checker/verdict.js';
import { fewestSteps, plainGraph, subsets } from '../brute-force.js';
import { type Drawing, drawn, type Place } from '../drawn.js';
import { randomModels } from '../random-model.js';

const statesMax = 7;

/** Any set of states, the same for the same seed: every third or so, by the digits of the state's text. */
const anySet =
  <State, World>({ schema }: Model<State, World>, seed: number) =>
  (state: State, _: World, entity = 0): boolean => {
    let hash = seed + 7 * entity;
    for (const char of JSON.stringify(copy(schema, state)))
      hash = Math.imul(hash ^ char.charCodeAt(0), 0x9e3779b1) ^ (hash >>> 13);
    return (hash >>> 8) % 3 === 0;
  };

const recoverable = <State, World>(model: Model<State, World>, seed: number): Recoverable<State, World> => ({
  kind: 'recoverable',
  name: 'recoverable',
  sentence: 'It can be made good.',
  good: anySet(model, seed),
});

const deadlock = <State, World>(model: Model<State, World>, seed: number): Deadlock<State, World> => ({
  kind: 'deadlock',
  name: 'deadlock',
  sentence: 'It goes on.',
  mayEnd: anySet(model, seed),
});

/** A promise for every set of fair actions, and for each the plain one and the one that is kept for ever. */
function promises<State, World>(
  model: Model<State, World>,
  from: number,
  to: number,
  each: string | undefined,
): LeadsTo<State, World>[] {
  const actions = [...new Set(model.actions.map(({ name }) => name))].slice(0, 4);
  const choices = [[], ...subsets(actions)];
  return choices.flatMap(fairness =>
    [false, true].map(
      (stays): LeadsTo<State, World> => ({
        kind: 'leads-to',
        name: `${stays ? 'stays' : 'comes'} by ${fairness.join(', ')}`,
        sentence: 'It comes.',
        from: anySet(model, from),
        to: anySet(model, to),
        fairness,
        ...(each === undefined ? {} : { each }),
        ...(stays ? { stays } : {}),
      }),
    ),
  );
}

const drawings: fc.Arbitrary<Drawing> = fc
  .record({
    arrows: fc.uniqueArray(
      fc.tuple(fc.constantFrom('f', 'g', 'h'), fc.constantFrom('x', 'y'), fc.nat(5), fc.nat(5)),
      { selector: ([action, who, from]) => `${action} ${who} ${from}`, maxLength: 18, size: 'max' },
    ),
    halted: fc.option(fc.nat(5), { nil: undefined }),
  })
  .map(({ arrows, halted }) => ({
    places: 'a b c d e z',
    arrows: arrows.map(([action, who, from, to]) => `${action}(${who}): ${'abcdez'[from]} > ${'abcdez'[to]}`),
    ...(halted === undefined ? {} : { halted: 'abcdez'[halted] ?? '' }),
  }));

describe('what is judged on the graph agrees with brute force', () => {
  test.prop([drawings, fc.nat(), fc.nat(), fc.boolean()], { numRuns: 150 })(
    'on any drawing',
    (drawing, one, other, isOfEach) => {
      const model = drawn(drawing);
      expectAgreement(model, [
        recoverable(model, one),
        deadlock(model, other),
        ...promises(model, one, other, isOfEach ? 'who' : undefined),
      ]);
    },
  );

  test.prop(
    [randomModels.filter(({ model }) => plainGraph(model, statesMax) !== undefined), fc.nat(), fc.nat()],
    {
      numRuns: 40,
    },
  )('in any model that is small enough', ({ model }, one, other) => {
    expectAgreement(model, [
      recoverable(model, one),
      deadlock(model, other),
      ...promises(model, one, other, undefined),
    ]);
  });

  it('on drawings that are worth it', () => {
    const verdicts = fc.sample(drawings, { numRuns: 200, seed: 1 }).flatMap((drawing, seed) => {
      const model = drawn(drawing);
      return check(model, [
        recoverable(model, seed),
        deadlock(model, seed),
        ...promises(model, seed, 1, 'who'),
      ]);
    });
    const share = (is: (verdict: Verdict) => boolean): number => verdicts.filter(is).length / verdicts.length;
    expect(share(({ kind }) => kind === 'holds')).toBeGreaterThan(0.2);
    expect(share(verdict => 'finding' in verdict && verdict.finding.loop === undefined)).toBeGreaterThan(0.1);
    expect(share(verdict => 'finding' in verdict && verdict.finding.loop !== undefined)).toBeGreaterThan(
      0.02,
    );
    expect(share(verdict => 'finding' in verdict && (verdict.finding.loop?.length ?? 0) > 2)).toBeGreaterThan(
      0.002,
    );
  });
});

/** The verdicts are those of brute force, the shortest ways as long, and every lasso is one when it is taken again. */
function expectAgreement<State, World>(
  model: Model<State, World>,
  properties: readonly GraphProperty<State, World>[],
): void {
  const graph = plainGraph(model, statesMax);
  if (graph === undefined) throw new Error('too many states to try everything');
  const verdicts = check(model, properties);
  properties.forEach((property, i) => {
    const verdict = verdicts[i] as Verdict;
    const fewest = fewestSteps(model, graph, property);
    expect(verdict.kind, property.name).toBe(fewest === undefined ? 'holds' : 'violated');
    if (!('finding' in verdict)) return;
    const { trace, loop = [], minimal } = verdict.finding;
    expect(trace.length, property.name).toBe(fewest);
    expect(minimal).toBe(true);
    if (property.kind === 'leads-to') expectLasso(model, property, trace, loop);
  });
}

function expectLasso<State, World>(
  model: Model<State, World>,
  property: LeadsTo<State, World>,
  trace: readonly Label[],
  loop: readonly Label[],
): void {
  const doubts = model.initials.map(initial => {
    const told = replay({ ...model, initials: [initial] }, [...trace, ...loop].map(formatStep));
    if (told.kind !== 'replayed') return told.kind;
    const states = told.states.slice(0, trace.length + 1);
    return doubtOf(model, property, { states, loop: told.steps.slice(trace.length) });
  });
  expect(doubts).toContain(undefined);
}

describe('a state after which nothing means anything', () => {
  /*   a --go--> b --go--> z, which is halted   */
  const model = drawn({ places: 'a b z', arrows: ['go: a > b', 'go: b > z'], halted: 'z' });
  const at = (place: number) => (state: Place) => state.at === place;
  const claim = { name: 'p', sentence: 'It is so.' };

  it('counts as good', () => {
    expect(check(model, [{ ...claim, kind: 'recoverable', good: at(0) }])).toMatchObject([{ kind: 'holds' }]);
  });

  it('is no end that the system may not come to', () => {
    expect(check(model, [{ ...claim, kind: 'deadlock', mayEnd: at(0) }])).toMatchObject([{ kind: 'holds' }]);
  });

  it('ends a run that breaks no promise', () => {
    const promise = { ...claim, kind: 'leads-to', from: at(0), to: () => false, fairness: ['go'] } as const;
    expect(check(model, [promise, { ...promise, name: 'q', stays: true }])).toMatchObject([
      { kind: 'holds' },
      { kind: 'holds' },
    ]);
  });
});

describe('a trap', () => {
  /*
   *   a --> b --> c --> a      d is the trap, and e lies in it: the trace leads to where it begins.
   *         |
   *         v
   *         d --> e
   */
  const model = drawn({
    places: 'a b c d e',
    arrows: ['go: a > b', 'go: b > c', 'go: c > a', 'slip: b > d', 'go: d > e'],
  });

  it('is entered by a shortest trace', () => {
    const [verdict] = check(model, [
      { kind: 'recoverable', name: 'home', sentence: 'One can go home.', good: ({ at }) => at === 0 },
    ]);
    expect(verdict).toMatchObject({
      kind: 'violated',
      finding: { trace: [{ action: 'go' }, { action: 'slip' }], minimal: true },
    });
    expect(verdict).not.toMatchObject({ finding: { loop: expect.anything() } });
  });
});

describe('a limit leaves it unknown', () => {
  const model = drawn({ places: 'a b', arrows: ['go: a > b', 'back: b > a'] });
  const property = recoverable(model, 3);
  const judge = (limits: Parameters<typeof check>[2], searched: Parameters<typeof check>[2] = {}) => {
    const judging = judgingOnGraph(
      model,
      [property],
      explore(model, askedOfSearch([property]), searched),
      limits ?? {},
    );
    for (;;) {
      const next = judging.next();
      if (next.done) return next.value.get(property.name);
    }
  };

  it('of memory', () => {
    expect(judge({ memoryBytes: 1000 })).toEqual({ kind: 'unknown', stoppedBy: 'memory' });
  });

  it('of time, and of a clock that says at once that it is over', () => {
    let now = 0;
    expect(judge({ elapsedMs: 0, clock: () => now++ })).toEqual({ kind: 'unknown', stoppedBy: 'time' });
    expect(judge({ clock: () => Number.POSITIVE_INFINITY })).toEqual({ kind: 'unknown', stoppedBy: 'time' });
  });

  it('of the search before it, of which a depth proves nothing', () => {
    expect(judge({}, { depth: 0 })).toEqual({ kind: 'unknown', stoppedBy: 'depth' });
    expect(check(model, [property], { depth: 0 })).toMatchObject([
      { kind: 'unknown', stoppedBy: 'depth', needsAllStates: true },
    ]);
  });

  it('but not where it suffices', () => {
    expect(judge({ memoryBytes: 10_000_000, elapsedMs: 1, clock: () => 0 })?.kind).not.toBe('unknown');
  });
});

it('keeps a search going that has decided all else', () => {
  const model = drawn({ places: 'a b', arrows: ['go: a > b'] });
  const first = { kind: 'reachable', name: 'first', sentence: '', reached: () => true } as const;
  const verdicts = check(model, [first, deadlock(model, 1)]);
  expect(verdicts.map(({ search }) => search.complete)).toEqual([true, true]);
});

describe('a property that asks for what the model does not have', () => {
  const model = drawn({ places: 'a b', arrows: ['go: a > b'] });
  const promise = { kind: 'leads-to', name: 'p', sentence: '', from: () => true, to: () => false } as const;

  it('is a bug: an action to be fair to', () => {
    expect(() => check(model, [{ ...promise, fairness: ['fly'] }])).toThrow('fly');
  });

  it('is a bug: a domain to be about', () => {
    expect(() => check(model, [{ ...promise, fairness: [], each: 'bird' }])).toThrow('bird');
  });
});
