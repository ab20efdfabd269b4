import { none } from '../checker/schema.js';
import type { View } from '../model/state.js';
import { countUses, pinOfUse, transportOfUse } from '../model/use.js';
import { pinOf, servedBy } from './facts.js';
import type { NfsProperty } from './nfs-property.js';

/** Equal addresses in two networks may be two servers, so an address alone must not decide who shares. */
export const clientsAreSharedWithinOneNetns: NfsProperty = {
  kind: 'invariant',
  name: 'clients-are-shared-within-one-netns',
  catalogue: 'P9',
  sentence:
    'Two mounts share an nfs_client, and with it a transport and a superblock, only if they pinned one netns.',
  source:
    'RFC mail of 12 May 2009, lines 15-19; commit 7e3fcf61abde, "nfs: don\'t share mounts between network namespaces"',
  witness: state => state.client.some(client => client.count > 1),
  holds: state => oddUse(state) === none,
  explain(state, world) {
    const other = oddUse(state);
    if (other === none) return { facts: [], so: '' };
    const one = firstUse(state, transportOfUse(state, other));
    return {
      facts: [pinOf(state, one, world), pinOf(state, other, world), servedBy(state, other, world)],
      so: 'they share a transport although their namespaces differ',
    };
  },
};

/** A use of an NFS transport whose pin is not that of the transport's first use, or none. */
function oddUse(state: View): number {
  for (let use = 0; use < countUses(state); use++) {
    const x = transportOfUse(state, use);
    if (x === none || state.xprt[x].program !== 'nfs') continue;
    if (pinOfUse(state, use) !== pinOfUse(state, firstUse(state, x))) return use;
  }
  return none;
}

function firstUse(state: View, x: number): number {
  for (let use = 0; use < countUses(state); use++) {
    if (transportOfUse(state, use) === x) return use;
  }
  return none;
}
