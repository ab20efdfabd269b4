import type { View } from '../model/state.js';
import { hasLife } from './facts.js';
import type { NfsProperty } from './nfs-property.js';

export const noNetnsIsUsedAfterFree: NfsProperty = {
  kind: 'invariant',
  name: 'no-netns-is-used-after-free',
  catalogue: 'P2',
  sentence: 'Nobody opens a socket in, takes or drops a reference on a netns that cleanup_net() has freed.',
  source:
    'CVE-2024-53168 and its kind; RFC mail of 12 May 2009, lines 62-64, wants the namespace kept as long as it is needed',
  witness: state => state.net.some(net => net.life === 'freed' || net.life === 'used_after_free'),
  holds: state => corrupt(state) === -1,
  explain(state, world) {
    const net = corrupt(state);
    return net === -1
      ? { facts: [], so: '' }
      : { facts: [hasLife(net, 'used_after_free', world)], so: 'this is memory corruption' };
  },
};

function corrupt(state: View): number {
  for (let net = 0; net < state.net.length; net++) {
    if (state.net[net].life === 'used_after_free') return net;
  }
  return -1;
}
