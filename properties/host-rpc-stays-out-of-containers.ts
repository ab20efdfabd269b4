import { none } from '../checker/schema.js';
import { initNet } from '../model/scope.js';
import type { View } from '../model/state.js';
import { countUses, pinOfUse, transportOfUse } from '../model/use.js';
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
  witness: state => state.mount.some(mount => mount.pin === initNet),
  holds: state => leaking(state) === none,
  explain(state, world) {
    const use = leaking(state);
    if (use === none) return { facts: [], so: '' };
    const x = transportOfUse(state, use);
    return {
      facts: [
        pinOf(state, use, world),
        servedBy(state, use, world),
        socketIn(x, state.xprt[x].socket, world),
      ],
      so: 'the host goes through the network of a container',
    };
  },
};

function leaking(state: View): number {
  for (let use = 0; use < countUses(state); use++) {
    const x = transportOfUse(state, use);
    if (x !== none && state.xprt[x].socket > initNet && pinOfUse(state, use) === initNet) return use;
  }
  return none;
}
