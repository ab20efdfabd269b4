import { describe, expect, test } from 'vitest';
import type { Action, FieldValues, Model } from '../../checker/model.js';
import { exploreByReference } from '../../checker/reference.js';
import { array, domain, int, numbered, oneOf, struct, type Value } from '../../checker/schema.js';
import { explore } from '../../checker/search/explore.js';
import { enabledIn } from '../../checker/traces/next.js';

const lamps = domain('lamp', numbered('lamp', 3));
const schema = struct({
  clicks: int(0, 1),
  lamp: array(
    lamps,
    struct({ light: oneOf('off', 'dim', 'bright'), bulb: struct({ age: int(0, 2) }), watts: int(-5, 5) }),
  ),
});
type State = Value<typeof schema>;

const initial: State = {
  clicks: 0,
  lamp: [
    { light: 'off', bulb: { age: 0 }, watts: -5 },
    { light: 'dim', bulb: { age: 1 }, watts: 0 },
    { light: 'bright', bulb: { age: 1 }, watts: 5 },
  ],
};

/** One action that can happen once, with the lamps that `when` lets through. */
function clicking(
  when: { readonly [arg: string]: FieldValues },
  guard?: Action<State, undefined>['guard'],
): Model<State, undefined> {
  return {
    name: 'lamps',
    schema,
    domains: [lamps],
    initials: [initial],
    actions: [
      {
        name: 'click',
        actor: { thread: 'hand' },
        args: { which: 'lamp' },
        when,
        ...(guard === undefined ? {} : { guard }),
        effect(state, { which }) {
          state.lamp[which].light = state.lamp[which].light === 'off' ? 'bright' : 'off';
          state.clicks += 1;
        },
      },
    ],
    world: undefined,
    isHalted: state => state.clicks === 1,
  };
}

const enabled = (model: Model<State, undefined>): string[] =>
  enabledIn(model, initial).map(({ label }) => label.args.which as string);

describe('the conditions of an action', () => {
  test.each<[string, FieldValues, string[]]>([
    ['a name', { light: 'dim' }, ['lamp2']],
    ['any of several names', { light: ['off', 'bright'] }, ['lamp1', 'lamp3']],
    ['a number', { watts: -5 }, ['lamp1']],
    ['one value named twice', { light: ['dim', 'dim'] }, ['lamp2']],
    ['values of two fields', { light: ['dim', 'bright'], watts: [-5, 5] }, ['lamp3']],
    ['no value at all', { light: [] }, []],
    ['a value of an inner struct', { 'bulb.age': 1 }, ['lamp2', 'lamp3']],
    ['nothing', {}, ['lamp1', 'lamp2', 'lamp3']],
  ])('can ask for %s', (_, when, lampsLeft) => {
    const model = clicking({ which: when });
    expect(enabled(model)).toEqual(lampsLeft);
    expect(exploreByReference(model).transitions).toBe(lampsLeft.length);
    expect(explore(model).search.transitions).toBe(lampsLeft.length);
  });

  test('are met before the guard is asked', () => {
    const asked = new Set<number>();
    const model = clicking({ which: { watts: [0, 5] } }, (_, { which }) => {
      asked.add(which);
      return which === 2;
    });
    expect(enabled(model)).toEqual(['lamp3']);
    expect(explore(model).search.transitions).toBe(1);
    expect([...asked]).toEqual([1, 2]);
  });

  test.each<[string, { [arg: string]: FieldValues }]>([
    ['a field that the entities do not have', { which: { colour: 'red' } }],
    ['a value that the field cannot have', { which: { watts: 6 } }],
    ['a domain in place of an argument', { lamp: { light: 'dim' } }],
    ['an argument that the action does not have', { lantern: { light: 'dim' } }],
  ])('that name %s are an error for both explorers', (_, when) => {
    const model = clicking(when);
    expect(() => exploreByReference(model)).toThrow();
    expect(() => explore(model)).toThrow();
  });
});
