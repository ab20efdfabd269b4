import { initMntns, initNet } from '../model/scope.js';
import type { View } from '../model/state.js';
import { transportOf } from '../model/superblock.js';
import { mountPinned, socketReaches } from './facts.js';
import type { NfsProperty } from './nfs-property.js';

export const scenarioMountMovedToAClone: NfsProperty = {
  kind: 'reachable',
  name: 'scenario-mount-moved-to-a-clone',
  catalogue: 'scenario I',
  sentence:
    'A mount made in init_net lives on in a cloned mount namespace alone, and still reaches the server of init_net.',
  source:
    'RFC mail of 12 May 2009, lines 31-34 (I): mount from init, clone the mount namespace, unmount from the original',
  reached: (state, world) => movedMount(state, world.serverIn) !== -1,
  explain(state, world) {
    const who = movedMount(state, world.serverIn);
    const xprt = transportOf(state, who);
    return {
      facts: [mountPinned(who, initNet, world), socketReaches(xprt, state.xprt[xprt].socket, world)],
      so: 'the copy goes on where the original was made',
    };
  },
};

const movedMount = (state: View, serverIn: readonly number[]): number =>
  state.mount.findIndex((mount, m) => {
    if (!mount.isCopy || mount.pin !== initNet || mount.mntns === initMntns) return false;
    if (state.mount.some(other => other.superblock === mount.superblock && other.mntns === initMntns))
      return false;
    const xprt = state.xprt[transportOf(state, m)];
    return xprt.connection === 'connected' && serverIn[xprt.socket] === serverIn[initNet];
  });
