import { none } from '../checker/schema.js';
import type { View } from '../model/state.js';
import { firstConnectedIn, socketIn } from './facts.js';
import type { NfsProperty } from './nfs-property.js';

/** A mount that begins to work in one network and goes on in another is worse than one that never worked. */
export const transportStaysInOneNetns: NfsProperty = {
  kind: 'step',
  name: 'transport-stays-in-one-netns',
  catalogue: 'P7',
  sentence: 'A transport that once connected in a netns connects again only there.',
  source:
    'RFC mail of 12 May 2009, lines 72-76: the namespace is "used to open sockets whenever a new socket is required"',
  witness: state => state.xprt.some(xprt => xprt.firstNet !== none && xprt.connection === 'queued'),
  holds: (before, after) => moved(before, after) === none,
  explain(state, world) {
    const x = moved(state, state);
    if (x === none) return { facts: [], so: '' };
    const { firstNet, socket } = state.xprt[x];
    return { facts: [firstConnectedIn(x, firstNet, world), socketIn(x, socket, world)], so: 'it has moved' };
  },
};

/** The first transport whose socket is not in the namespace in which it first connected, or none. */
function moved(before: View, after: View): number {
  for (let x = 0; x < after.xprt.length; x++) {
    const { firstNet } = before.xprt[x];
    const { socket } = after.xprt[x];
    if (firstNet !== none && socket !== none && socket !== firstNet) return x;
  }
  return none;
}
