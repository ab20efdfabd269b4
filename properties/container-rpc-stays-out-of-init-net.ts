import { none } from '../checker/schema.js';
import { initNet } from '../model/scope.js';
import type { View } from '../model/state.js';
import { countUses, pinOfUse, transportOfUse } from '../model/use.js';
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
      so: 'what the container does leaves through the host',
    };
  },
};

function leaking(state: View): number {
  for (let use = 0; use < countUses(state); use++) {
    const x = transportOfUse(state, use);
    if (x !== none && state.xprt[x].socket === initNet && pinOfUse(state, use) !== initNet) return use;
  }
  return none;
}
