import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { instancesOf } from '../../checker/instance.js';
import { createCarrier } from '../../checker/packing/carrier.js';
import { layOut } from '../../checker/packing/layout.js';
import { exploreByReference } from '../../checker/reference.js';
import { explore } from '../../checker/search/explore.js';
import { enabledIn, next } from '../../checker/traces/next.js';
import { createStepTable } from '../../checker/traces/step-table.js';
import { designs } from '../../designs/designs.js';
import { actions } from '../../model/actions.js';
import { nfsModel } from '../../model/model.js';
import type { Scope } from '../../model/scope.js';
import { scopes } from '../../model/scopes.js';
import type { State } from '../../model/state.js';
import { properties } from '../../properties/properties.js';

const scopeNamed = (name: string): Scope => scopes.find(scope => scope.name === name) as Scope;

/** Small enough for the reference explorer, with everything that one task can do. */
const alone: readonly Scope[] = [
  { ...scopeNamed('tiny'), name: 'alone', tasks: 1, userSockets: 1, files: 1 },
  { ...scopeNamed('helpers'), name: 'alone, with helpers', tasks: 1, mounts: 1 },
];

describe.each(designs)('the model of $name', design => {
  test.each(alone)('is explored alike by both explorers at scope $name', scope => {
    const model = nfsModel(design, scope);
    const fast = explore(model, properties);
    const reference = exploreByReference(model, properties);
    const { states, transitions, depth } = fast.search;
    expect({ states, transitions, depth }).toEqual({
      states: reference.states,
      transitions: reference.transitions,
      depth: reference.depth,
    });
    expect(fast.hits).toEqual(new Map(reference.findings));
  });

  const deep = nfsModel(design, scopeNamed('deep'));
  const instances = instancesOf(deep);
  const layout = layOut(deep.schema);
  const steps = createStepTable(deep, layout);

  test.prop([fc.array(fc.nat(), { minLength: 30, maxLength: 60, size: 'max' })], { numRuns: 4 })(
    'takes the same steps on plain values and as it has learned them, along any walk',
    choices => {
      const carrier = createCarrier<State>(deep.schema, layout);
      const packed = (state: State): Int32Array => {
        const words = new Int32Array(layout.words);
        carrier.load(state);
        carrier.pack(words, 0);
        return words;
      };
      let state = deep.initials[0] as State;
      for (const k of choices) {
        const enabled = enabledIn(deep, state, instances);
        if (enabled.length === 0) return;
        expect(steps.from(packed(state))).toEqual(
          enabled.map(step => ({
            instance: instances.indexOf(step),
            words: packed(next(deep, state, step)),
          })),
        );
        state = next(deep, state, enabled[k % enabled.length] as (typeof enabled)[0]);
      }
    },
  );
});

describe('the actions', () => {
  test('have names of their own', () => {
    expect(new Set(actions.map(action => action.name)).size).toBe(actions.length);
  });

  test('name their kernel functions as calls, and a file of the kernel', () => {
    for (const { kernel } of actions) {
      expect(kernel.calls.length).toBeGreaterThan(0);
      for (const call of kernel.calls.map(each => (typeof each === 'string' ? each : each.call))) {
        expect(call).toMatch(/^ *[a-z_0-9]+\([A-Z_]*\)( \/\* (fails|[a-z_]+\(\)) \*\/)?$/);
      }
      expect(kernel.file).toMatch(/^(fs|net|kernel|include)\/[\w/-]+\.[ch]$/);
    }
  });
});
