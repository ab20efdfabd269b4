import { initMntns, initNet } from '../model/scope.js';
import type { View } from '../model/state.js';
import { transportOf } from '../model/superblock.js';
import type { World } from '../model/world.js';
import { mountPinned, socketReaches } from './facts.js';
import type { NfsProperty } from './nfs-property.js';

export const scenarioMountInAContainer: NfsProperty = {
  kind: 'reachable',
  name: 'scenario-mount-in-a-container',
  catalogue: 'scenario II',
  sentence:
    'A mount made by a task with a cloned mount and network namespace reaches the server of that network.',
  source:
    'RFC mail of 12 May 2009, lines 36-38 (II), and 52-54: "isolate network traffic by mounting after creating a container"',
  reached: (state, world) => ownMount(state, world) !== -1,
  explain(state, world) {
    const who = ownMount(state, world);
    const xprt = transportOf(state, who);
    return {
      facts: [
        mountPinned(who, state.mount[who].pin, world),
        socketReaches(xprt, state.xprt[xprt].socket, world),
      ],
      so: 'the container has the server of its own network',
    };
  },
};

const ownMount = (state: View, { serverIn }: World): number =>
  state.mount.findIndex((mount, m) => {
    if (mount.isCopy || mount.pin <= initNet || mount.mntns <= initMntns) return false;
    const xprt = state.xprt[transportOf(state, m)];
    return xprt.connection === 'connected' && serverIn[xprt.socket] === serverIn[mount.pin];
  });
