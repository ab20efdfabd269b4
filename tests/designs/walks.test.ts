import { describe, expect, test } from 'vitest';
import { checkByWalks } from '../../checker/check.js';
import { explore } from '../../checker/search/explore.js';
import { designs } from '../../designs/designs.js';
import { nfsModel } from '../../model/model.js';
import { scopes } from '../../model/scopes.js';
import { properties } from '../../properties/properties.js';

/** The findings of the mail's patch and of its baseline, each with a seed whose walks come upon it. */
const findings: readonly (readonly [
  name: string,
  design: string,
  scope: string,
  property: string,
  seed: number,
])[] = [
  ['the first example of the mail', 'linux-2.6.29', 'sharing', 'nfs-reaches-the-pinned-server', 7],
  ['the wrong namespace of 2.6.37', 'linux-2.6.37', 'sharing', 'nfs-reaches-the-pinned-server', 7],
  ['D-a, a reference lost', 'rfc-2009', 'helpers', 'count-equals-holders', 7],
  ['D-a, init_net queued', 'rfc-2009', 'helpers', 'init-net-is-never-queued', 7],
  ['D-b', 'rfc-2009', 'sharing', 'no-netns-is-freed-while-referenced', 7],
  ['D-b, use after free', 'rfc-2009', 'sharing', 'no-netns-is-used-after-free', 7],
  ['D-b, a failed mount', 'rfc-2009', 'sharing', 'failed-mount-leaves-counts', 7],
  ['D-e', 'rfc-2009', 'sharing', 'nfs-reaches-the-pinned-server', 7],
  ['D-e, one client', 'rfc-2009', 'sharing', 'clients-are-shared-within-one-netns', 7],
  ["D-e'", 'rfc-2009', 'sharing', 'host-rpc-stays-out-of-containers', 7],
  ['D-f, mountd', 'rfc-2009', 'helpers', 'file-handle-returns-to-its-minter', 7],
  ['D-f, rpcbind', 'rfc-2009', 'helpers', 'port-belongs-to-the-server-asked', 7],
  ['D-f, a transport in init_net', 'rfc-2009', 'helpers', 'rpc-uses-pinned-netns', 7],
  ['scenario I', 'counted-and-keyed', 'sharing', 'scenario-mount-moved-to-a-clone', 5],
  ['scenario II', 'counted-and-keyed', 'sharing', 'scenario-mount-in-a-container', 5],
];

describe('random walks alone', () => {
  test.each(findings)(
    'come upon %s in %s at %s, and shrink it to the shortest there is',
    (_, designName, scopeName, propertyName, seed) => {
      const design = designs.find(({ name }) => name === designName);
      const scope = scopes.find(({ name }) => name === scopeName);
      const property = properties.find(({ name }) => name === propertyName);
      if (design === undefined || scope === undefined || property === undefined)
        throw new Error('no such thing');
      const model = nfsModel(design, scope);
      const options = { seed, walks: 6000, steps: 60 };
      const verdict = checkByWalks(model, property, options);
      expect(verdict).toMatchObject({ finding: { minimal: true, seed } });
      const shortest = explore(model, [property]).hits.get(property.name);
      expect('finding' in verdict && verdict.finding.trace.length).toBe(shortest);
    },
  );

  test('are the same for the same seed, and never say that a property holds', () => {
    const design = designs.find(({ name }) => name === 'counted-and-keyed');
    const scope = scopes.find(({ name }) => name === 'deep');
    const [property] = properties;
    if (design === undefined || scope === undefined || property === undefined)
      throw new Error('no such thing');
    const walk = () => checkByWalks(nfsModel(design, scope), property, { seed: 3, walks: 50, steps: 100 });
    expect(walk()).toEqual(walk());
    expect(walk()).toMatchObject({ kind: 'unknown', stoppedBy: 'walks' });
  });
});
