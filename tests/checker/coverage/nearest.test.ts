import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { valueAsked } from '../../../checker/condition.js';
import { coverageOf, silentActions } from '../../../checker/coverage/coverage.js';
import { type Nearest, nearing } from '../../../checker/coverage/nearest.js';
import { instancesOf } from '../../../checker/instance.js';
import type { Model } from '../../../checker/model.js';
import { array, bool, domain, oneOf, struct } from '../../../checker/schema.js';
import { type Exploration, explore } from '../../../checker/search/explore.js';
import { randomModels } from '../random-model.js';
import { statesOf } from '../states-of.js';

const doors = domain('door', ['front', 'back']);
const schema = struct({
  door: array(doors, struct({ state: oneOf('open', 'shut', 'locked', 'jammed'), isWatched: bool })),
});
interface House {
  readonly door: { state: 'open' | 'shut' | 'locked' | 'jammed'; isWatched: boolean }[];
}
type Action = Model<House, undefined>['actions'][number];

const taken = (name: string, rest: Partial<Action>): Action => ({
  name,
  actor: { thread: 'somebody' },
  args: { door: 'door' },
  effect() {},
  ...rest,
});

/** Doors are shut and opened; the watched one is open. Where both are shut the model is halted. */
const house = (actions: readonly Action[]): Model<House, undefined> => ({
  name: 'house',
  schema,
  domains: [doors, domain('window', [])],
  initials: [
    {
      door: [
        { state: 'open', isWatched: true },
        { state: 'shut', isWatched: false },
      ],
    },
  ],
  actions: [
    taken('shut', {
      when: { door: { state: 'open' } },
      effect(state, { door = 0 }) {
        (state.door[door] as House['door'][0]).state = 'shut';
      },
    }),
    ...actions,
  ],
  world: undefined,
  isHalted: state => state.door.every(door => door.state === 'shut'),
});

const nearestIn = (action: Partial<Action>): Nearest | undefined => {
  const model = house([taken('silent', action)]);
  const exploration = explore(model);
  expect(silentActions(coverageOf(model, exploration))).toEqual(['silent']);
  return toItsEnd(nearing(model, exploration, ['silent'])).get('silent');
};

describe('what came nearest to a silent action', () => {
  test('is nothing, where there is nothing to take it with', () => {
    expect(nearestIn({ args: { door: 'door', window: 'window' } })).toEqual({
      kind: 'no-argument',
      domain: 'window',
    });
  });

  test('names the conditions that nothing ever met, and no others', () => {
    const nearest = nearestIn({ when: { door: { state: ['locked', 'jammed'], isWatched: true } } });
    expect(nearest).toMatchObject({
      kind: 'never-met',
      conditions: [{ array: 'door', field: 'state', values: ['locked', 'jammed'] }],
    });
  });

  test('says that conditions were met, but each by another door', () => {
    expect(nearestIn({ when: { door: { state: 'open', isWatched: false } } })).toEqual({
      kind: 'never-together',
    });
  });

  test('says that conditions were met where no step is taken any more', () => {
    expect(nearestIn({ when: { door: { state: 'shut', isWatched: true } } })).toEqual({ kind: 'halted' });
  });

  test('says in how many states the guard was false although its conditions were met', () => {
    const guard = (): boolean => false;
    expect(nearestIn({ guard, when: { door: { isWatched: true } } })).toEqual({ kind: 'guard', states: 1 });
    expect(nearestIn({ guard })).toEqual({ kind: 'guard', states: 1 });
  });

  test.prop([randomModels], { numRuns: 100 })(
    'is what asking every condition in every state finds',
    ({ model }) => {
      const exploration = explore(model);
      const silent = silentActions(coverageOf(model, exploration));
      const found = toItsEnd(nearing(model, exploration, silent));
      expect([...found.keys()]).toEqual(silent);
      for (const name of silent)
        expect(found.get(name)?.kind, name).toBe(kindByHand(model, exploration, name));
    },
  );
});

/** By its definition, on plain states. */
function kindByHand<State, World>(
  model: Model<State, World>,
  exploration: Exploration,
  name: string,
): Nearest['kind'] {
  const instances = instancesOf(model).filter(({ action }) => action.name === name);
  const tries = statesOf(model, exploration).flatMap(state => {
    const isHalted = model.isHalted?.(state, model.world) === true;
    return instances.map(({ args, conditions }) => ({
      isHalted,
      met: conditions.map(each => each.values.includes(valueAsked(state, each, args[each.arg] as number))),
    }));
  });
  if (instances.length === 0) return 'no-argument';
  if (instances[0]?.conditions.some((_, i) => tries.every(({ met }) => !met[i])) === true) return 'never-met';
  const together = tries.filter(({ met }) => met.every(Boolean));
  if (together.length === 0) return 'never-together';
  return together.every(({ isHalted }) => isHalted) ? 'halted' : 'guard';
}

function toItsEnd<Result>(run: Generator<void, Result>): Result {
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
  }
}
