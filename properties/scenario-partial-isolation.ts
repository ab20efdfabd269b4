import { initNet } from '../model/scope.js';
import type { View } from '../model/state.js';
import { transportOf } from '../model/superblock.js';
import { mountPinned, socketReaches } from './facts.js';
import type { NfsProperty } from './nfs-property.js';

/** Also the contrast with HTTP that the mail draws: the task's own socket is in the task's own network. */
export const scenarioPartialIsolation: NfsProperty = {
  kind: 'reachable',
  name: 'scenario-partial-isolation',
  catalogue: 'scenario III',
  sentence:
    'A container uses a mount made before it through init_net, while its own sockets are in its own network.',
  source:
    'RFC mail of 12 May 2009, lines 54-60: "If partial isolation is desired then the administrator may mount before"',
  reached: state => inherited(state) !== -1,
  explain(state, world) {
    const who = inherited(state);
    const xprt = transportOf(state, who);
    return {
      facts: [mountPinned(who, initNet, world), socketReaches(xprt, state.xprt[xprt].socket, world)],
      so: 'its files come from the host, all else goes through its own network',
    };
  },
};

const inherited = (state: View): number =>
  state.mount.findIndex((mount, m) => {
    if (!mount.isCopy || mount.pin !== initNet || state.xprt[transportOf(state, m)].socket !== initNet)
      return false;
    return state.userSocket.some(
      socket =>
        socket.net > initNet &&
        state.task[socket.task].mntns === mount.mntns &&
        state.task[socket.task].net > initNet,
    );
  });
