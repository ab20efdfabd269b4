import { describe, expect, test } from 'vitest';
import { createCarrier } from '../../checker/packing/carrier.js';
import { explore } from '../../checker/search/explore.js';
import { fromCodes } from '../../checker/value.js';
import { designs } from '../../designs/designs.js';
import { holdersOf } from '../../model/holders.js';
import { countLeftovers, leftoversOf } from '../../model/leftovers.js';
import { nfsModel } from '../../model/model.js';
import type { Scope } from '../../model/scope.js';
import { scopes } from '../../model/scopes.js';
import type { State } from '../../model/state.js';

describe.each(designs)('in $name', design => {
  const model = nfsModel(design, scopes.find(scope => scope.name === 'sharing') as Scope);
  const { visited, layout, search } = explore(model, [], { states: 30_000 });
  const carrier = createCarrier<State>(model.schema, layout);

  test('the leftovers counted are those listed, and are holders, in every state', () => {
    let most = 0;
    for (let i = 0; i < search.states; i += 7) {
      carrier.unpack(visited.words, visited.at(i));
      const state = fromCodes<State>(model.schema, carrier.slots);
      for (let net = 0; net < state.net.length; net++) {
        const leftovers = leftoversOf(state, net, model.world);
        most = Math.max(most, leftovers.length);
        expect(countLeftovers(state, net, model.world)).toBe(leftovers.length);
        expect(holdersOf(state, net, model.world)).toEqual(expect.arrayContaining(leftovers));
      }
    }
    expect(most).toBeGreaterThan(0);
  });
});
