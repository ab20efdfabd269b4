import { none } from '../checker/schema.js';
import { initNet } from '../model/scope.js';
import { pinOfUse } from '../model/use.js';
import { aboutEveryUse } from './about-every-use.js';
import { pinOf, servedBy, socketIn } from './facts.js';

/** What an administrator wants who gives a container a network of its own. */
export const containerRpcStaysOutOfInitNet = aboutEveryUse({
  name: 'container-rpc-stays-out-of-init-net',
  catalogue: 'P8',
  sentence: 'No transport used for a mount of a container has its socket in init_net.',
  source:
    'RFC mail of 12 May 2009, lines 10-13: "impossible to restrict which NFS servers a container may interact with"',
  witness: state =>
    state.task.some(task => task.net !== none && task.net !== initNet && task.client !== none),
  isBroken: (state, x, use) => state.xprt[x].socket === initNet && pinOfUse(state, use) !== initNet,
  facts: (state, x, use, world) => [
    pinOf(state, use, world),
    servedBy(state, use, world),
    socketIn(x, state.xprt[x].socket, world),
  ],
  so: 'what the container does leaves through the host',
});
