import { none } from '../checker/schema.js';
import { initNet } from '../model/scope.js';
import type { View } from '../model/state.js';
import { findUse, type Use } from '../model/use.js';
import { pinOf, servedBy, socketIn } from './facts.js';
import type { NfsProperty } from './nfs-property.js';

/** What an administrator wants who gives a container a network of its own. */
export const containerRpcStaysOutOfInitNet: NfsProperty = {
  kind: 'invariant',
  name: 'container-rpc-stays-out-of-init-net',
  catalogue: 'P8',
  sentence: 'No transport used for a mount of a container has its socket in init_net.',
  source: 'the mail, lines 10-13: "impossible to restrict which NFS servers a container may interact with"',
  witness: state =>
    state.task.some(task => task.net !== none && task.net !== initNet && task.client !== none),
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
      so: 'what the container does leaves through the host',
    };
  },
};

const leaks = (state: View, { xprt, pin }: Use): boolean =>
  pin !== initNet && state.xprt[xprt].socket === initNet;
