import { describe, expect, test } from 'vitest';
import type { Action, Model } from '../../../checker/model.js';
import type { Property } from '../../../checker/property.js';
import { domain, index, int, numbered, struct, type Value } from '../../../checker/schema.js';
import { explore } from '../../../checker/search/explore.js';
import { expectSameFindings } from './same-findings.js';

/** Two sides on which much can be done in any order, and a counter that has more values than are gone through. */
const schema = struct({
  left: int(0, 2),
  right: index(domain('place', numbered('p', 3))),
  count: int(0, 900),
});
type State = Value<typeof schema>;
type Values = Partial<State>;
type Question = (state: State) => boolean;

const modelOf = (
  actions: readonly Action<State, undefined>[],
  isHalted: Question = () => false,
): Model<State, undefined> => ({
  name: 'sides',
  schema,
  domains: [],
  initials: [{ left: 0, right: 0, count: 0 }],
  actions,
  world: undefined,
  isHalted,
});

const agrees = (state: State, { left, right, count }: Values): boolean =>
  (left === undefined || state.left === left) &&
  (right === undefined || state.right === right) &&
  (count === undefined || state.count === count);

/** Where these values are, those can be written. */
const action = (name: string, from: Values, to: Values): Action<State, undefined> => ({
  name,
  actor: { thread: name },
  args: {},
  guard: state => agrees(state, from),
  effect: state => void Object.assign(state, to),
});
const goLeft = action('go left', { left: 0 }, { left: 1 });
const goRight = action('go right', { right: 0 }, { right: 1 });
/** Goes round in a circle, and is in nobody's way. */
const turn: Action<State, undefined> = {
  ...action('turn', {}, {}),
  effect(state) {
    state.left = (state.left + 1) % 3;
  },
};

const claim = { sentence: 'It is so.' };
const reached = (name: string, is: Question): Property<State, undefined> => ({
  ...claim,
  kind: 'reachable',
  name,
  reached: is,
});
const isRight = reached('right', ({ right }) => right === 1);

describe('a step can be taken alone', () => {
  test('that nobody minds', () => {
    const full = explore(modelOf([goLeft, goRight]));
    const reduced = explore(modelOf([goLeft, goRight]), [], { reduce: true });
    expect([full.search.states, reduced.search.states]).toEqual([4, 3]);
  });

  test('that does not change what is looked for', () => {
    const { search } = expectSameFindings(modelOf([goLeft, goRight]), [
      reached('never', ({ right }) => right === 2),
    ]);
    expect(search.states).toBe(3);
  });
});

describe('a step is not taken alone', () => {
  test('that halts the system', () => {
    expectSameFindings(
      modelOf([goLeft, goRight], ({ left }) => left === 1),
      [isRight],
    );
  });

  test('that can be taken round in a circle for ever', () => {
    expectSameFindings(modelOf([turn, goRight]), [isRight]);
  });

  test('so that what was put to the test is no longer looked for', () => {
    const holds = ({ right }: State): boolean => right !== 1;
    const early: Property<State, undefined> = {
      ...claim,
      kind: 'invariant',
      name: 'early',
      holds,
      witness: () => true,
    };
    expectSameFindings(modelOf([turn, goRight]), [early]);
  });

  test('that leads away from what is looked for', () => {
    const both = reached('right before left', ({ left, right }) => right === 1 && left === 0);
    expectSameFindings(modelOf([goLeft, goRight]), [both]);
  });

  test('that leads away from one of two ways in which it may be so', () => {
    const goFurther = action('go further', { left: 1 }, { left: 2 });
    const same = reached('same', ({ left, right }) => left > 0 && left === right);
    const start = { ...modelOf([goFurther, goRight]), initials: [{ left: 1, right: 0, count: 0 }] };
    expectSameFindings(start, [same]);
  });

  test('that another one lets do more', () => {
    const further = action('further', { left: 1, right: 1 }, { left: 2 });
    expectSameFindings(modelOf([goLeft, further, goRight]), [reached('two', ({ left }) => left === 2)]);
  });

  test('that writes over what another one writes', () => {
    const [one, two] = [1, 2].map(left => action(`write ${left}`, { right: 0 }, { left })) as [
      typeof turn,
      typeof turn,
    ];
    const end: Action<State, undefined> = {
      ...action('end', {}, { right: 1 }),
      guard: ({ left }) => left > 0,
    };
    const ends = [1, 2].map(at =>
      reached(`ends with ${at}`, ({ left, right }) => right === 1 && left === at),
    );
    expectSameFindings(modelOf([one, two, end]), ends);
    expectSameFindings(modelOf([two, one, end]), ends);
  });

  test('where others do more than can be learned', () => {
    const tick: Action<State, undefined> = {
      ...action('tick', { right: 0 }, {}),
      effect(state) {
        state.count = (state.count + 1) % 900;
      },
    };
    const look: Action<State, undefined> = {
      ...action('look', { right: 0 }, { right: 1 }),
      guard: ({ count }) => count > 600,
    };
    expectSameFindings(modelOf([turn, tick, look]), [isRight]);
  });
});

describe('a step that breaks a promise', () => {
  const promise = (holds: (before: State, after: State) => boolean): Property<State, undefined> => ({
    ...claim,
    kind: 'step',
    name: 'promise',
    holds,
  });

  test('is found where another one would make it harmless', () => {
    const before = promise(
      (one, other) => one.left !== other.left || one.left !== 0 || one.right === other.right,
    );
    expectSameFindings(modelOf([goLeft, goRight]), [before]);
  });

  test('is found where another one makes it harmful', () => {
    const after = promise((one, other) => one.right === other.right || one.left === 0);
    for (const actions of [
      [goLeft, goRight],
      [goRight, goLeft],
    ])
      expectSameFindings(modelOf(actions), [after]);
  });
});
