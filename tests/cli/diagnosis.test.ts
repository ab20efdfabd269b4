import { describe, expect, it } from 'vitest';
import { check } from '../../checker/check.js';
import { diagnosed, diagnosedProperty } from '../../cli/diagnosis.js';
import { rfc2009 } from '../../designs/rfc-2009.js';
import { type NfsModel, nfsModel } from '../../model/model.js';
import { scopes } from '../../model/scopes.js';
import type { NfsProperty } from '../../properties/nfs-property.js';
import { properties } from '../../properties/properties.js';

const model = nfsModel(rfc2009, scopes[0]);
const limits = { states: 300 };

/** A model in which `rpc_create` is wrong. */
const broken: NfsModel = {
  ...model,
  actions: model.actions.map(action => (action.name === 'rpc_create' ? { ...action, effect: fail } : action)),
};

function fail(): never {
  throw new Error('the reason');
}

describe('the diagnosis of a bug', () => {
  it('changes no verdict of a model that is sound', () => {
    expect(check(diagnosed(model), properties.map(diagnosedProperty), limits)).toEqual(
      check(model, properties, limits),
    );
  });

  it('tells the action that failed, and the state as it was left', () => {
    const run = () => check(diagnosed(broken), properties, limits);
    expect(run).toThrow(/^rpc_create \{"task":0\}: the reason\nin the state\n/);
    expect(run).toThrow(/^net\[init_net\]\.life = live$/m);
  });

  it('tells the property that could not judge a state', () => {
    const property: NfsProperty = { ...properties[0], kind: 'invariant', holds: fail };
    expect(() => check(model, [diagnosedProperty(property)], limits)).toThrow(
      new RegExp(`^property ${property.name}: the reason\nin the state\n`),
    );
  });
});
