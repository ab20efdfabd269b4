import { describe, expect, test } from 'vitest';
import { explore } from '../../checker/search/explore.js';
import { designs } from '../../designs/designs.js';
import { countHolders, holdersOf, isUsed, usersOf } from '../../model/holders.js';
import { nfsModel } from '../../model/model.js';
import type { Scope } from '../../model/scope.js';
import { scopes } from '../../model/scopes.js';
import { statesOf } from '../checker/states-of.js';

describe.each(designs)('in $name', design => {
  const model = nfsModel(design, scopes.find(scope => scope.name === 'helpers') as Scope);
  const states = statesOf(model, explore(model, [], { states: 5000 }));

  test('the holders counted are the holders listed, and the users found are the users listed, in every state', () => {
    let most = 0;
    for (const state of states.filter((_, i) => i % 7 === 0)) {
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
