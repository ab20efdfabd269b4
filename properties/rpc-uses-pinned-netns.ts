import { none } from '../checker/schema.js';
import { pinOfUse } from '../model/use.js';
import { aboutEveryUse } from './about-every-use.js';
import { pinOf, servedBy, socketIn } from './facts.js';

/** The promise that the patch was written for. */
export const rpcUsesPinnedNetns = aboutEveryUse({
  name: 'rpc-uses-pinned-netns',
  catalogue: 'P6',
  sentence:
    'Every transport used for a mount (NFS, mountd, rpcbind) has its socket in the netns that the mount pinned.',
  source:
    'RFC mail of 12 May 2009, lines 42-60: "the RPC packets would originate from a consistent namespace"',
  witness: state => state.xprt.some(xprt => xprt.socket !== none),
  isBroken(state, x, use) {
    const { socket } = state.xprt[x];
    return socket !== none && socket !== pinOfUse(state, use);
  },
  facts: (state, x, use, world) => [
    pinOf(state, use, world),
    servedBy(state, use, world),
    socketIn(x, state.xprt[x].socket, world),
  ],
  so: 'the two differ',
});
