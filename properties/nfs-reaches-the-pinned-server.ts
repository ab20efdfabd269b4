import { none } from '../checker/schema.js';
import { pinOfUse } from '../model/use.js';
import { aboutEveryUse } from './about-every-use.js';
import { pinOf, servedBy, socketIn } from './facts.js';

/** The first example of the mail. */
export const nfsReachesThePinnedServer = aboutEveryUse({
  name: 'nfs-reaches-the-pinned-server',
  catalogue: 'P10',
  sentence:
    'The NFS calls of a mount reach the server that owns the address in the netns that the mount pinned.',
  source:
    'RFC mail of 12 May 2009, lines 15-19: "even if an entirely different server with the address 10.0.0.3 is reachable"',
  witness: state => state.xprt.some(xprt => xprt.program === 'nfs' && xprt.socket !== none),
  isBroken(state, x, use, { serverIn }) {
    const { program, socket } = state.xprt[x];
    return program === 'nfs' && socket !== none && serverIn[socket] !== serverIn[pinOfUse(state, use)];
  },
  facts: (state, x, use, world) => [
    pinOf(state, use, world),
    servedBy(state, use, world),
    socketIn(x, state.xprt[x].socket, world),
  ],
  so: 'another server owns the address there',
});
