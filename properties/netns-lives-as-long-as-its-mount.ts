import { initNet } from '../model/scope.js';
import type { View } from '../model/state.js';
import { hasLife, mountPinned } from './facts.js';
import type { NfsProperty } from './nfs-property.js';

export const netnsLivesAsLongAsItsMount: NfsProperty = {
  kind: 'invariant',
  name: 'netns-lives-as-long-as-its-mount',
  catalogue: 'P4',
  sentence: 'The netns of a container is live as long as a mount that pinned it exists.',
  source:
    'RFC mail of 12 May 2009, lines 62-64: "hold a reference to the original network namespace as long as the mount exists"',
  witness: state =>
    state.mount.some(mount => mount.pin > initNet && state.task.every(task => task.net !== mount.pin)),
  holds: state => stranded(state) === -1,
  explain(state, world) {
    const who = stranded(state);
    if (who === -1) return { facts: [], so: '' };
    const { pin } = state.mount[who];
    return {
      facts: [mountPinned(who, pin, world), hasLife(pin, state.net[pin].life, world)],
      so: 'the mount is left without the network it was made in',
    };
  },
};

function stranded(state: View): number {
  for (let m = 0; m < state.mount.length; m++) {
    if (state.mount[m].pin > initNet && state.net[state.mount[m].pin].life !== 'live') return m;
  }
  return -1;
}
