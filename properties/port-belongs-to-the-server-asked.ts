import { none } from '../checker/schema.js';
import type { View } from '../model/state.js';
import type { World } from '../model/world.js';
import { portFrom, socketReaches } from './facts.js';
import type { NfsProperty } from './nfs-property.js';

/** A port that one server's rpcbind named says nothing about another server. */
export const portBelongsToTheServerAsked: NfsProperty = {
  kind: 'invariant',
  name: 'port-belongs-to-the-server-asked',
  catalogue: 'P10',
  sentence: 'A transport connects to the server whose rpcbind named its port.',
  source:
    'RFC 1833, section 2: rpcbind maps the programs of its own host; RFC mail of 12 May 2009, lines 15-19',
  witness: state => state.xprt.some(xprt => xprt.portFrom !== none && xprt.socket !== none),
  holds: (state, world) => misled(state, world) === none,
  explain(state, world) {
    const x = misled(state, world);
    if (x === none) return { facts: [], so: '' };
    const { portFrom: server, socket } = state.xprt[x];
    return {
      facts: [portFrom(x, server, world), socketReaches(x, socket, world)],
      so: 'the port of one server is used on another',
    };
  },
};

/** The first transport that uses a port it learned elsewhere, or none. */
function misled(state: View, { serverIn }: World): number {
  for (let x = 0; x < state.xprt.length; x++) {
    const { portFrom: server, socket } = state.xprt[x];
    if (server !== none && socket !== none && serverIn[socket] !== server) return x;
  }
  return none;
}
