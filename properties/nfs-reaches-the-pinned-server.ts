import { none } from '../checker/schema.js';
import type { View } from '../model/state.js';
import { countUses, pinOfUse, transportOfUse } from '../model/use.js';
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
  holds: (state, world) => astray(state, world) === none,
  explain(state, world) {
    const use = astray(state, world);
    if (use === none) return { facts: [], so: '' };
    const x = transportOfUse(state, use);
    return {
      facts: [
        pinOf(state, use, world),
        servedBy(state, use, world),
        socketIn(x, state.xprt[x].socket, world),
      ],
      so: 'another server owns the address there',
    };
  },
};

function astray(state: View, world: World): number {
  for (let use = 0; use < countUses(state); use++) {
    const x = transportOfUse(state, use);
    if (x !== none && reachesAnother(state, x, pinOfUse(state, use), world)) return use;
  }
  return none;
}

function reachesAnother(state: View, x: number, pin: number, { serverIn }: World): boolean {
  const { program, socket } = state.xprt[x];
  return program === 'nfs' && socket !== none && serverIn[socket] !== serverIn[pin];
}
