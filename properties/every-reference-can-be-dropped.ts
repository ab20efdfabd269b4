import { countHolders } from '../model/holders.js';
import { countLeftovers, leftoversOf } from '../model/leftovers.js';
import type { View } from '../model/state.js';
import type { World } from '../model/world.js';
import { isLeftOver, miscounted } from './facts.js';
import type { NfsProperty } from './nfs-property.js';

/**
 * A leak is no miscount: what leaked still holds. It is that nobody is left who could make it let go. What a namespace
 * holds for tasks, their sockets and mounts that can be unmounted is nobody's leak.
 */
export const everyReferenceCanBeDropped: NfsProperty = {
  kind: 'recoverable',
  name: 'every-reference-can-be-dropped',
  catalogue: 'P4',
  sentence:
    'Every reference on a netns that was taken for a mount can still be dropped once no mount and no mount(2) needs it.',
  source:
    'RFC mail of 12 May 2009, lines 62-64: "hold a reference to the original network namespace as long as the mount exists"',
  witness: (state, world) => firstLeaky(state, world) !== -1,
  good: (state, world) => firstLeaky(state, world) === -1,
  explain(state, world) {
    const net = firstLeaky(state, world);
    if (net === -1) return { facts: [], so: '' };
    const leftovers = leftoversOf(state, net, world);
    return {
      facts:
        leftovers.length === 0
          ? [miscounted(state, net, world)]
          : leftovers.map(leftover => isLeftOver(leftover, net, world)),
      so: 'nobody is left who can drop that reference',
    };
  },
};

/** The first namespace whose count says that somebody holds it who is not needed, or who is not there; or -1. */
function firstLeaky(state: View, world: World): number {
  for (let net = 0; net < state.net.length; net++) {
    const { count } = state.net[net];
    if (count > 0 && count > countHolders(state, net, world) - countLeftovers(state, net, world)) return net;
  }
  return -1;
}
