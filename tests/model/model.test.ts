import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { createCarrier } from '../../checker/carrier.js';
import { createExpander } from '../../checker/expander.js';
import { explore } from '../../checker/explore.js';
import { instancesOf } from '../../checker/instance.js';
import { layOut } from '../../checker/layout.js';
import { enabledIn, next } from '../../checker/next.js';
import { exploreByReference } from '../../checker/reference.js';
import { toCodes } from '../../checker/value.js';
import { countedAndKeyed } from '../../designs/counted-and-keyed.js';
import { designs } from '../../designs/designs.js';
import { linux2629 } from '../../designs/linux-2.6.29.js';
import { actions } from '../../model/actions.js';
import { type NfsModel, nfsModel } from '../../model/model.js';
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
    const depths = new Map([...fast.hits].map(([name, hit]) => [name, hit.depth]));
    expect(depths).toEqual(new Map(reference.findings));
  });

  const deep = nfsModel(design, scopeNamed('deep'));
  const instances = instancesOf(deep);

  test.prop([fc.array(fc.nat(), { minLength: 30, maxLength: 60, size: 'max' })], { numRuns: 4 })(
    'takes the same steps on plain values and on a carrier, along any walk',
    choices => {
      const carrier = createCarrier<State>(deep.schema, layOut(deep.schema));
      const successors = new Map<number, number[]>();
      const expand = createExpander(deep, carrier, number => {
        successors.set(number, [...carrier.slots].slice(0, layOut(deep.schema).fields.length));
        carrier.restore();
      });
      let state = deep.initials[0] as State;
      for (const k of choices) {
        const enabled = enabledIn(deep, state, instances);
        if (enabled.length === 0) return;
        carrier.load(state);
        carrier.save();
        successors.clear();
        expand();
        expect([...successors.keys()].sort((a, b) => a - b)).toEqual(
          enabled.map(step => instances.indexOf(step)),
        );
        for (const step of enabled) {
          expect(toCodes(deep.schema, next(deep, state, step))).toEqual(
            successors.get(instances.indexOf(step)),
          );
        }
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

  test('all happen, each in some design at a scope that is searched', () => {
    const happened = new Set<string>();
    for (const design of [linux2629, countedAndKeyed]) {
      for (const name of ['tiny', 'helpers', 'files'])
        takeAllSteps(nfsModel(design, scopeNamed(name)), happened);
    }
    takeAllSteps(nfsModel(linux2629, scopeNamed('sharing')), happened);
    expect(actions.map(action => action.name).filter(name => !happened.has(name))).toEqual([]);
  });
});

/** Takes every step from every state, and notes the names of the actions. */
function takeAllSteps(model: NfsModel, happened: Set<string>): void {
  const { visited, layout, search } = explore(model, []);
  expect(search.complete).toBe(true);
  const instances = instancesOf(model);
  const carrier = createCarrier<State>(model.schema, layout);
  const expand = createExpander(model, carrier, number => {
    happened.add(instances[number]?.action.name ?? '');
    carrier.restore();
  });
  for (let state = 0; state < search.states; state++) {
    carrier.unpack(visited.states, state * layout.words);
    carrier.save();
    expand();
  }
}
