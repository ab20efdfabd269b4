import { type Holder, isUsed, usersOf } from '../model/holders.js';
import { initNet } from '../model/scope.js';
import type { View } from '../model/state.js';
import type { World } from '../model/world.js';
import { hasLife } from './facts.js';
import type { Fact, NfsProperty } from './nfs-property.js';

/** init_net has a stricter promise of its own: it is never queued at all. */
export const noNetnsIsFreedWhileReferenced: NfsProperty = {
  kind: 'invariant',
  name: 'no-netns-is-freed-while-referenced',
  catalogue: 'P3',
  sentence:
    'The netns of a container is queued for cleanup only when no task, socket or transport refers to it.',
  source:
    'RFC mail of 12 May 2009, lines 62-64: "hold a reference to the original network namespace as long as the mount exists"',
  witness: state => state.net.some((net, n) => n !== initNet && isDying(net.life)),
  holds: state => orphaned(state) === -1,
  explain(state, world) {
    const net = orphaned(state);
    if (net === -1) return { facts: [], so: '' };
    return {
      facts: [
        ...usersOf(state, net, world).map(user => refersTo(user, net, world)),
        hasLife(net, state.net[net].life, world),
      ],
      so: 'it goes away under those who use it',
    };
  },
};

const isDying = (life: View['net'][number]['life']): boolean => life !== 'unused' && life !== 'live';

function orphaned(state: View): number {
  for (let net = initNet + 1; net < state.net.length; net++) {
    if (isDying(state.net[net].life) && isUsed(state, net)) return net;
  }
  return -1;
}

const refersTo = (user: Holder, net: number, world: World): Fact => ({
  says: `${user} refers to ${world.entities.net.members[net]}`,
  isTrue: state => usersOf(state, net, world).includes(user),
});
