import { none } from '../checker/schema.js';
import { initNet } from '../model/scope.js';
import type { View } from '../model/state.js';
import { findUse, type Use } from '../model/use.js';
import { pinOf, servedBy, socketIn } from './facts.js';
import type { NfsProperty } from './nfs-property.js';

/** The other direction: the host must not depend on a container, which may be killed at any time. */
export const hostRpcStaysOutOfContainers: NfsProperty = {
  kind: 'invariant',
  name: 'host-rpc-stays-out-of-containers',
  catalogue: 'P8',
  sentence: 'No transport used for a mount made in init_net has its socket in the netns of a container.',
  source:
    'the converse of P8; the mail, lines 42-50, defines the server of a mount by the namespace it was made in',
  witness: state => state.xprt.some(xprt => xprt.socket > initNet),
  holds: state => findUse(state, use => leaks(state, use)) === undefined,
  explain(state, world) {
    const use = findUse(state, each => leaks(state, each));
    if (use === undefined) return { facts: [], so: '' };
    return {
      facts: [
        pinOf(use, world),
        servedBy(use, world),
        socketIn(use.xprt, state.xprt[use.xprt].socket, world),
      ],
      so: 'the host goes through the network of a container',
    };
  },
};

const leaks = (state: View, { xprt, pin }: Use): boolean =>
  pin === initNet && state.xprt[xprt].socket !== none && state.xprt[xprt].socket !== initNet;
