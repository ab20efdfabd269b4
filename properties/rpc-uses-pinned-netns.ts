import { none } from '../checker/schema.js';
import type { View } from '../model/state.js';
import { countUses, pinOfUse, transportOfUse } from '../model/use.js';
import { pinOf, servedBy, socketIn } from './facts.js';
import type { NfsProperty } from './nfs-property.js';

/** The promise that the patch was written for. */
export const rpcUsesPinnedNetns: NfsProperty = {
  kind: 'invariant',
  name: 'rpc-uses-pinned-netns',
  catalogue: 'P6',
  sentence:
    'Every transport used for a mount (NFS, mountd, rpcbind) has its socket in the netns that the mount pinned.',
  source: 'the mail, lines 42-60: "the RPC packets would originate from a consistent namespace"',
  witness: state => state.xprt.some(xprt => xprt.socket !== none),
  holds: state => elsewhere(state) === none,
  explain(state, world) {
    const use = elsewhere(state);
    if (use === none) return { facts: [], so: '' };
    const x = transportOfUse(state, use);
    return {
      facts: [
        pinOf(state, use, world),
        servedBy(state, use, world),
        socketIn(x, state.xprt[x].socket, world),
      ],
      so: 'the two differ',
    };
  },
};

function elsewhere(state: View): number {
  for (let use = 0; use < countUses(state); use++) {
    const x = transportOfUse(state, use);
    if (x !== none && state.xprt[x].socket !== none && state.xprt[x].socket !== pinOfUse(state, use))
      return use;
  }
  return none;
}
