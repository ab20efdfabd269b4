import { describe, expect, test } from 'vitest';
import { createCarrier } from '../../checker/carrier.js';
import { explore } from '../../checker/explore.js';
import { fromCodes } from '../../checker/value.js';
import { designs } from '../../designs/designs.js';
import { countHolders, holdersOf, isUsed, usersOf } from '../../model/holders.js';
import { nfsModel } from '../../model/model.js';
import type { Scope } from '../../model/scope.js';
import { scopes } from '../../model/scopes.js';
import type { State } from '../../model/state.js';

describe.each(designs)('in $name', design => {
  const model = nfsModel(design, scopes.find(scope => scope.name === 'helpers') as Scope);
  const { visited, layout } = explore(model, [], { states: 4000 });
  const carrier = createCarrier<State>(model.schema, layout);

  test('the holders counted are the holders listed, and the users found are the users listed, in every state', () => {
    let most = 0;
    for (let i = 0; i < visited.count; i += 7) {
      carrier.unpack(visited.states, i * layout.words);
      const state = fromCodes<State>(model.schema, carrier.slots);
      for (let net = 0; net < state.net.length; net++) {
        const holders = holdersOf(state, net, model.world);
        most = Math.max(most, holders.length);
        expect(countHolders(state, net, model.world)).toBe(holders.length);
        expect(isUsed(state, net)).toBe(usersOf(state, net, model.world).length > 0);
      }
    }
    expect(most).toBeGreaterThan(3);
  });
});
