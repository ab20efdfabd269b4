import { none } from '../checker/schema.js';
import type { View } from '../model/state.js';
import { findUse, type Use } from '../model/use.js';
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
  holds: state => findUse(state, use => isElsewhere(state, use)) === undefined,
  explain(state, world) {
    const use = findUse(state, each => isElsewhere(state, each));
    if (use === undefined) return { facts: [], so: '' };
    return {
      facts: [
        pinOf(use, world),
        servedBy(use, world),
        socketIn(use.xprt, state.xprt[use.xprt].socket, world),
      ],
      so: 'the two differ',
    };
  },
};

const isElsewhere = (state: View, { xprt, pin }: Use): boolean =>
  state.xprt[xprt].socket !== none && state.xprt[xprt].socket !== pin;
