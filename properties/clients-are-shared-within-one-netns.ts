import type { View } from '../model/state.js';
import { findUse, type Use } from '../model/use.js';
import { pinOf, servedBy } from './facts.js';
import type { NfsProperty } from './nfs-property.js';

/** Equal addresses in two networks may be two servers, so an address alone must not decide who shares. */
export const clientsAreSharedWithinOneNetns: NfsProperty = {
  kind: 'invariant',
  name: 'clients-are-shared-within-one-netns',
  catalogue: 'P9',
  sentence:
    'Two mounts share an nfs_client, and with it a transport and a superblock, only if they pinned one netns.',
  source: 'the mail, lines 15-19; commit 7e3fcf61abde, "nfs: don\'t share mounts between network namespaces"',
  witness: state => state.client.some(client => client.count > 1),
  holds: state => odd(state) === undefined,
  explain(state, world) {
    const [one, other] = odd(state) ?? [];
    if (one === undefined || other === undefined) return { facts: [], so: '' };
    return {
      facts: [pinOf(one, world), pinOf(other, world), servedBy(other, world)],
      so: 'they share a transport although their namespaces differ',
    };
  },
};

/** Two uses of one NFS transport with different pins, or undefined. */
function odd(state: View): [Use, Use] | undefined {
  for (let x = 0; x < state.xprt.length; x++) {
    if (state.xprt[x].program !== 'nfs') continue;
    const one = findUse(state, use => use.xprt === x);
    const other = findUse(state, use => use.xprt === x && use.pin !== one?.pin);
    if (one !== undefined && other !== undefined) return [one, other];
  }
  return undefined;
}
