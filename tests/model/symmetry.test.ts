import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { alikeDomainsOf } from '../../checker/symmetry/alike.js';
import { type Permutation, permuting, transpositionsOf } from '../../checker/symmetry/permutation.js';
import { createSymmetryCheck } from '../../checker/symmetry/symmetric.js';
import { createStepper } from '../../checker/traces/stepper.js';
import { fromCodes, toCodes } from '../../checker/value.js';
import { designs } from '../../designs/designs.js';
import { type NfsModel, nfsModel } from '../../model/model.js';
import { scopes } from '../../model/scopes.js';
import type { State } from '../../model/state.js';
import { properties } from '../../properties/properties.js';
import { formsOfStates, orbitsOf } from '../checker/orbits.js';
import { permutationFrom } from '../checker/random-alike.js';

const cases = designs.flatMap(design =>
  scopes.map(scope => ({ design: design.name, scope: scope.name, model: nfsModel(design, scope) })),
);

/** States along a walk, each of them permuted: a search over canonical states goes through any permutations. */
function* statesOf(
  model: NfsModel,
  choices: readonly number[],
  every: number,
): Generator<{ readonly state: State; readonly by: Permutation }> {
  const stepper = createStepper(model);
  const permute = permuting(model.schema);
  stepper.reset();
  for (const [i, k] of choices.entries()) {
    const enabled = stepper.enabled();
    if (enabled.length === 0) return;
    stepper.take(k % enabled.length);
    if (i % every !== 0) continue;
    const [first, second] = [choices.slice(i), choices.slice(i / 2)];
    const codes = permute(toCodes(model.schema, stepper.state), permutationFrom(model.schema, first));
    yield { state: fromCodes<State>(model.schema, codes), by: permutationFrom(model.schema, second) };
  }
}

const walks = fc.array(fc.nat(), { minLength: 40, maxLength: 80, size: 'max' });

describe.each(cases)('in $design at scope $scope', ({ model }) => {
  const check = createSymmetryCheck(model, properties);
  const transpositions = transpositionsOf(model.schema);

  test.prop([walks], { numRuns: 4 })('no action and no property tells alike entities apart', choices => {
    for (const { state, by } of statesOf(model, choices, 8)) {
      expect(check(state, [by, ...transpositions])).toBeUndefined();
    }
  });
});

test.each(designs)('a search over canonical states of $name meets every orbit, and no other', design => {
  const scope = { ...(scopes[1] as (typeof scopes)[number]), tasks: 1 };
  const model = nfsModel(design, scope);
  expect(new Set(orbitsOf(model).states.map(String))).toEqual(formsOfStates(model));
});

test('all entities are alike but those that stand for init, servers and kinds of mount', () => {
  const { schema } = nfsModel(designs[0] as (typeof designs)[number], scopes[4] as (typeof scopes)[number]);
  const alike = [...alikeDomainsOf(schema).values()].map(({ name, members, from }) => [
    name,
    members.slice(0, from),
  ]);
  expect(Object.fromEntries(alike)).toEqual({
    net: ['init_net'],
    mntns: ['init_mnt'],
    task: [],
    mount: [],
    superblock: [],
    client: [],
    xprt: [],
  });
});
