import { none } from '../checker/schema.js';
import type { View } from '../model/state.js';
import { findUse, type Use } from '../model/use.js';
import type { World } from '../model/world.js';
import { pinOf, servedBy, socketIn } from './facts.js';
import type { NfsProperty } from './nfs-property.js';

/** The first example of the mail. */
export const nfsReachesThePinnedServer: NfsProperty = {
  kind: 'invariant',
  name: 'nfs-reaches-the-pinned-server',
  catalogue: 'P10',
  sentence:
    'The NFS calls of a mount reach the server that owns the address in the netns that the mount pinned.',
  source:
    'the mail, lines 15-19: "even if an entirely different server with the address 10.0.0.3 is reachable"',
  witness: state => state.xprt.some(xprt => xprt.program === 'nfs' && xprt.socket !== none),
  holds: (state, world) => findUse(state, use => reachesAnother(state, use, world)) === undefined,
  explain(state, world) {
    const use = findUse(state, each => reachesAnother(state, each, world));
    if (use === undefined) return { facts: [], so: '' };
    return {
      facts: [
        pinOf(use, world),
        servedBy(use, world),
        socketIn(use.xprt, state.xprt[use.xprt].socket, world),
      ],
      so: 'another server owns the address there',
    };
  },
};

const reachesAnother = (state: View, { xprt, pin }: Use, world: World): boolean => {
  const { program, socket } = state.xprt[xprt];
  return program === 'nfs' && socket !== none && world.serverIn[socket] !== world.serverIn[pin];
};
