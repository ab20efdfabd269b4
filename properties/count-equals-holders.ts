import { countHolders } from '../model/holders.js';
import type { View } from '../model/state.js';
import type { World } from '../model/world.js';
import { miscounted } from './facts.js';
import type { NfsProperty } from './nfs-property.js';

/** Every reference that is dropped was taken, and the other way round. */
export const countEqualsHolders: NfsProperty = {
  kind: 'invariant',
  name: 'count-equals-holders',
  catalogue: 'P1',
  sentence: 'The count of every netns is the number of those who took a reference on it and still have it.',
  source:
    'patch of 12 May 2009, fs/nfs/client.c against xs_destroy(): who drops a reference is not who took it',
  witness: (state, world) => state.net.some((_, net) => countHolders(state, net, world) > 1),
  holds: (state, world) => firstMiscounted(state, world) === -1,
  explain(state, world) {
    const net = firstMiscounted(state, world);
    return net === -1
      ? { facts: [], so: '' }
      : {
          facts: [miscounted(state, net, world)],
          so: 'a reference was dropped that nobody had, or never dropped',
        };
  },
};

function firstMiscounted(state: View, world: World): number {
  for (let net = 0; net < state.net.length; net++) {
    if (state.net[net].life !== 'unused' && state.net[net].count !== countHolders(state, net, world))
      return net;
  }
  return -1;
}
