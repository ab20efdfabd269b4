import { describe, expect, it } from 'vitest';
import { designs } from '../../designs/designs.js';
import { actions } from '../../model/actions.js';
import { namedScopes } from '../../model/scopes.js';
import { properties } from '../../properties/properties.js';
import {
  actionEntry,
  designEntry,
  formOf,
  listing,
  propertyEntry,
  scopeEntry,
} from '../../report/listing.js';

const all = [
  listing('designs', designs.map(designEntry)),
  listing('properties', properties.map(propertyEntry)),
  listing('actions', actions.map(actionEntry)),
  listing('scopes', namedScopes.map(scopeEntry)),
].join('\n\n');

describe('a list', () => {
  it('keeps within 75 columns of ASCII', () => {
    for (const line of all.split('\n')) expect(line).toMatch(/^[\x20-\x7e]{0,75}$/);
  });

  it.each([...designs, ...properties, ...actions, ...namedScopes])('names $name', ({ name }) => {
    expect(all).toContain(`\n  ${name}\n`);
  });

  it('gives an action as it stands in a trace, with its kernel functions and file', () => {
    const forms = actions.map(formOf);
    expect(forms).toContain('TASK clone(CHILD, FLAGS)');
    expect(forms).toContain('netns cleanup_net(NET)');
    for (const { kernel } of actions) {
      const calls = kernel.calls.map(call =>
        (typeof call === 'string' ? call : call.call).replace(/ \/\*.*/, '').trim(),
      );
      for (const part of [...calls, kernel.file]) expect(all).toContain(part);
    }
  });
});
