import { describe, expect, it } from 'vitest';
import { countedAndKeyed } from '../../designs/counted-and-keyed.js';
import { rfc2009 } from '../../designs/rfc-2009.js';
import type { Design } from '../../model/design.js';
import { nfsModel } from '../../model/model.js';
import { namedScopes } from '../../model/scopes.js';
import { noNetnsIsFreedWhileReferenced as property } from '../../properties/no-netns-is-freed-while-referenced.js';
import { isAsSaid, type Retelling, retell, retellingInWords } from '../../report/retelling.js';
import { doublePut } from './findings.js';

/** Retells in every slice of the default scope; fails where a step is unknown. */
function retold(design: Design, steps: readonly string[], withProperty = true): Retelling {
  const models = namedScopes[0].slices.map(slice => nfsModel(design, slice));
  const told = retell(models, steps, withProperty ? property : undefined);
  if ('kind' in told) throw new Error(`unknown step ${told.text}`);
  return told;
}

describe('a trace taken again', () => {
  it('shows its finding after so many steps, and a file that says so is right', () => {
    const told = retold(rfc2009, doublePut);
    expect(told.shownAfter).toBe(6);
    expect(isAsSaid(told, { kind: 'violated', steps: 6, minimal: true })).toBe(true);
    expect(retellingInWords(told)).toBe('violated after 6 steps');
  });

  it('is not as said where the file gives another number, another verb, or denies it', () => {
    const told = retold(rfc2009, doublePut);
    expect(isAsSaid(told, { kind: 'violated', steps: 5, minimal: true })).toBe(false);
    expect(isAsSaid(told, { kind: 'reached', steps: 6, minimal: true })).toBe(false);
    expect(isAsSaid(told, { kind: 'not violated' })).toBe(false);
  });

  it('is not as said where steps follow that are not needed', () => {
    const told = retold(rfc2009, [...doublePut, 'netns cleanup_net(c1)']);
    expect(told.shownAfter).toBe(6);
    expect(told.story.steps).toHaveLength(6);
    expect(isAsSaid(told, { kind: 'violated', steps: 6, minimal: true })).toBe(false);
    expect(retellingInWords(told)).toBe('violated after 6 steps, before the last of its 7');
  });

  it('can be taken to the end and show nothing, which a negative file says', () => {
    const told = retold(countedAndKeyed, doublePut);
    expect(told.shownAfter).toBeUndefined();
    expect(isAsSaid(told, { kind: 'not violated' })).toBe(true);
    expect(isAsSaid(told, { kind: 'violated', steps: 6, minimal: true })).toBe(false);
    expect(retellingInWords(told)).toBe('all 6 steps can be taken, not violated');
  });

  it('is blocked at a step, which no file may keep quiet about', () => {
    const told = retold(rfc2009, ['A unshare(CLONE_NEWNET)', 'A rpc_create()']);
    expect(told.blocked).toMatchObject({ at: 2, step: 'A rpc_create()' });
    expect(isAsSaid(told, { kind: 'not violated' })).toBe(false);
    expect(retellingInWords(told)).toMatch(/^blocked at step 2, task A has stage = running/);
  });

  it('is looked for in every slice of a scope, and told in the one it gets furthest in', () => {
    expect(retold(rfc2009, ['A mount_nfs(v3-udp)']).story.steps).toHaveLength(1);
    expect(retold(rfc2009, ['A socket()']).story.steps).toHaveLength(1);
  });

  it('needs no property', () => {
    expect(retellingInWords(retold(rfc2009, doublePut, false))).toBe('all 6 steps can be taken');
  });

  it('has a step that is known nowhere: then the known ones are told', () => {
    const models = namedScopes[0].slices.map(slice => nfsModel(rfc2009, slice));
    expect(retell(models, ['A socket()', 'A fly()'], undefined)).toMatchObject({
      kind: 'unknown-step',
      at: 2,
      text: 'A fly()',
      known: expect.arrayContaining(['A rpc_create()']),
    });
  });
});
