import { none } from '../checker/schema.js';
import { holdersOf } from '../model/holders.js';
import { initNet } from '../model/scope.js';
import type { View } from '../model/state.js';
import { countUses, transportOfUse } from '../model/use.js';
import { hasLife, holds, pinOf, servedBy } from './facts.js';
import { fairKernel } from './fair-kernel.js';
import type { NfsProperty } from './nfs-property.js';

/** The other half of `netns-lives-as-long-as-its-mount`: as long, and no longer. A mount made elsewhere must not keep it. */
export const netnsGoesWithItsLastUser: NfsProperty = {
  kind: 'leads-to',
  name: 'netns-goes-with-its-last-user',
  catalogue: 'P26',
  sentence:
    'The netns of a container is freed for good once no task is left in it, no socket of a task, and no mount that pinned it.',
  source:
    'RFC mail of 12 May 2009, lines 62-64: "hold a reference to the original network namespace as long as the mount exists"',
  witness: state => state.net.some((_, net) => isLeft(state, net)),
  each: 'net',
  from: (state, _, net) => isLeft(state, net),
  to: (state, _, net) => state.net[net].life === 'freed',
  stays: true,
  fairness: fairKernel,
  explain(state, world) {
    const net = state.net.findIndex(({ life }, n) => life !== 'freed' && isLeft(state, n));
    if (net === -1) return { facts: [], so: '' };
    return {
      facts: [
        ...usesIn(state, net).flatMap(use => [pinOf(state, use, world), servedBy(state, use, world)]),
        ...holdersOf(state, net, world).map(holder => holds(holder, net, world)),
        hasLife(net, state.net[net].life, world),
      ],
      so: 'nobody who lived or mounted there is left',
    };
  },
};

/** The uses of transports that keep a namespace which has nobody left: their pins are others. */
function usesIn(state: View, net: number): number[] {
  const uses = Array.from({ length: countUses(state) }, (_, use) => use);
  return uses.filter(use => {
    const x = transportOfUse(state, use);
    return x !== none && (state.xprt[x].net === net || state.xprt[x].socket === net);
  });
}

/** Whether a container's namespace exists, or did, and has nobody left whose own it is. */
function isLeft(state: View, net: number): boolean {
  if (net === initNet || state.net[net].life === 'unused') return false;
  for (const task of state.task) {
    if (task.net === net) return false;
  }
  for (const socket of state.userSocket) {
    if (socket.net === net) return false;
  }
  for (const mount of state.mount) {
    if (mount.pin === net) return false;
  }
  return true;
}
