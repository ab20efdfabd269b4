import { describe, expect, test } from 'vitest';
import { explore } from '../../checker/search/explore.js';
import { rfc2009 } from '../../designs/rfc-2009.js';
import { nfsModel } from '../../model/model.js';
import { small } from '../../model/scopes.js';
import { properties } from '../../properties/properties.js';

/** The failures that the patch gets wrong: a transport was made, then `rpc_create()` failed. */
const doublePuts = ['rpc_ping_fails', 'xprt_put'];
/** Whatever makes a client of mountd or rpcbind, which takes no reference. */
const helpers = ['mount_nfs', 'rpcb_create'];

const counting = properties.filter(property =>
  ['count-equals-holders', 'failed-mount-leaves-counts', 'no-netns-is-freed-while-referenced'].includes(
    property.name,
  ),
);

const without = (names: readonly string[]) => (slice: (typeof small.slices)[0]) => {
  const model = nfsModel(rfc2009, slice);
  return { ...model, actions: model.actions.filter(action => !names.includes(action.name)) };
};

describe('the counts of rfc-2009', () => {
  test.each(small.slices)(
    'are right at scope $name but for D-a and D-b: balanced failures, clones and get against put are no defects',
    slice => {
      const model = without([...doublePuts, ...helpers])(slice);
      const { search, hits } = explore(model, counting);
      expect([...hits.keys()]).toEqual([]);
      expect(search.complete).toBe(true);
    },
  );

  test.each([
    ['D-a alone', doublePuts],
    ['D-b alone', helpers],
  ])('are wrong with %s', (_, names) => {
    const found = small.slices.flatMap(slice => [...explore(without(names)(slice), counting).hits.keys()]);
    expect(found).toContain('count-equals-holders');
  });
});
