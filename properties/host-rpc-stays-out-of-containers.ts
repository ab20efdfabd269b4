import { initNet } from '../model/scope.js';
import { pinOfUse } from '../model/use.js';
import { aboutEveryUse } from './about-every-use.js';
import { pinOf, servedBy, socketIn } from './facts.js';

/** The other direction: the host must not depend on a container, which may be killed at any time. */
export const hostRpcStaysOutOfContainers = aboutEveryUse({
  name: 'host-rpc-stays-out-of-containers',
  catalogue: 'P8',
  sentence: 'No transport used for a mount made in init_net has its socket in the netns of a container.',
  source:
    'the converse of P8; RFC mail of 12 May 2009, lines 42-50, defines the server of a mount by the namespace it was made in',
  witness: state => state.mount.some(mount => mount.pin === initNet),
  isBroken: (state, x, use) => state.xprt[x].socket > initNet && pinOfUse(state, use) === initNet,
  facts: (state, x, use, world) => [
    pinOf(state, use, world),
    servedBy(state, use, world),
    socketIn(x, state.xprt[x].socket, world),
  ],
  so: 'the host goes through the network of a container',
});
