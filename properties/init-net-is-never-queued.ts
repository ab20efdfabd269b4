import { initNet } from '../model/scope.js';
import { hasLife, miscounted } from './facts.js';
import type { NfsProperty } from './nfs-property.js';

export const initNetIsNeverQueued: NfsProperty = {
  kind: 'invariant',
  name: 'init-net-is-never-queued',
  catalogue: 'P3',
  sentence: 'The namespace of the host itself, init_net, is never queued for cleanup.',
  source: 'net/core/net_namespace.c, 2.6.29: nothing but its count protects init_net from cleanup_net()',
  witness: state => state.net[initNet].count > 1,
  holds: state => state.net[initNet].life === 'live',
  explain: (state, world) => ({
    facts: [miscounted(state, initNet, world), hasLife(initNet, state.net[initNet].life, world)],
    so: 'the host takes its own network apart',
  }),
};
