import { none } from '../checker/schema.js';
import { holdersOf } from '../model/holders.js';
import type { View } from '../model/state.js';
import { transportOf } from '../model/superblock.js';
import type { Use } from '../model/use.js';
import type { World } from '../model/world.js';
import type { Fact } from './nfs-property.js';

/** What a use is called: `mount m1`, or `the mount(2) of B`. */
export const userOf = ({ by, who }: Use, { entities }: World): string =>
  by === 'mount' ? `mount ${entities.mount.members[who]}` : `the mount(2) of ${entities.task.members[who]}`;

/** That a mount has the pin it has, or that a task mounts from the namespace it is in. */
export const pinOf = (use: Use, world: World): Fact => {
  const net = world.entities.net.members[use.pin];
  return use.by === 'mount'
    ? {
        says: `mount ${world.entities.mount.members[use.who]} pinned ${net}`,
        isTrue: state => state.mount[use.who].superblock !== none && state.mount[use.who].pin === use.pin,
      }
    : {
        says: `${world.entities.task.members[use.who]} is in mount(2) in ${net}`,
        isTrue: ({ task }) => isMounting(task[use.who].stage) && task[use.who].net === use.pin,
      };
};

/** That a transport has its socket in the namespace it is in. */
export const socketIn = (x: number, net: number, { entities }: World): Fact => ({
  says: `transport ${entities.xprt.members[x]} has its socket in ${entities.net.members[net]}`,
  isTrue: state => state.xprt[x].socket === net,
});

/** That a mount, or a task in mount(2), is served by a transport. */
export const servedBy = (use: Use, world: World): Fact => ({
  says: `${userOf(use, world)} uses transport ${world.entities.xprt.members[use.xprt]}`,
  isTrue: state => usesTransport(state, use),
});

/** That a transport's socket is in a namespace in which the address means a certain server. */
export const socketReaches = (x: number, net: number, world: World): Fact => ({
  says: `${socketIn(x, net, world).says} and reaches ${world.entities.server.members[world.serverIn[net]]}`,
  isTrue: socketIn(x, net, world).isTrue,
});

/** That a use sends a root file handle, and who minted that. */
export const handleOf = (use: Use, world: World): Fact => ({
  says: `${userOf(use, world)} has a file handle of ${world.entities.server.members[use.handle]}`,
  isTrue: state =>
    use.by === 'task'
      ? state.task[use.who].handle === use.handle
      : state.mount[use.who].superblock !== none &&
        state.superblock[state.mount[use.who].superblock].handle === use.handle,
});

/** That a transport learned its port from a server. */
export const portFrom = (x: number, server: number, { entities }: World): Fact => ({
  says: `transport ${entities.xprt.members[x]} has its port from ${entities.server.members[server]}`,
  isTrue: state => state.xprt[x].portFrom === server,
});

/** Where a transport connected first. */
export const firstConnectedIn = (x: number, net: number, { entities }: World): Fact => ({
  says: `transport ${entities.xprt.members[x]} first connected in ${entities.net.members[net]}`,
  isTrue: state => state.xprt[x].firstNet === net,
});

/** That a namespace has the life it has. */
export const hasLife = (net: number, life: View['net'][number]['life'], { entities }: World): Fact => ({
  says: `${entities.net.members[net]} ${lives[life]}`,
  isTrue: state => state.net[net].life === life,
});

/** That a namespace's counter and its holders disagree. */
export const miscounted = (state: View, net: number, world: World): Fact => {
  const holders = holdersOf(state, net, world);
  const { count } = state.net[net];
  return {
    says:
      `the count of ${world.entities.net.members[net]} is ${count}, but ` +
      `${holders.length === 0 ? 'nobody holds it' : `${holders.length} hold it (${holders.join(', ')})`}`,
    isTrue: other => other.net[net].count === count && holdersOf(other, net, world).length === holders.length,
  };
};

export const isMounting = (stage: View['task'][number]['stage']): boolean =>
  stage !== 'unborn' && stage !== 'running' && stage !== 'exiting' && stage !== 'gone';

const lives = {
  unused: 'does not exist yet',
  live: 'is live',
  queued: 'is queued for cleanup_net()',
  freed: 'has been freed',
  used_after_free: 'was used after it had been freed',
} as const;

function usesTransport(state: View, { by, who, xprt }: Use): boolean {
  if (by === 'mount') return state.mount[who].superblock !== none && transportOf(state, who) === xprt;
  const task = state.task[who];
  if (task.xprt !== none) return task.xprt === xprt;
  return task.client !== none && state.client[task.client].xprt === xprt;
}
