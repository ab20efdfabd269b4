import { none } from '../checker/schema.js';
import { type Holder, holdersOf } from '../model/holders.js';
import { leftoversOf } from '../model/leftovers.js';
import { isMounting } from '../model/mounting.js';
import type { View } from '../model/state.js';
import { handleOfUse, isByMount, pinOfUse, transportOfUse, userNumber } from '../model/use.js';
import type { World } from '../model/world.js';
import type { Fact } from './nfs-property.js';

/** What a use is called: `mount m1`, or `the mount(2) of B`. */
function userOf(state: View, use: number, { entities }: World): string {
  const who = userNumber(state, use);
  return isByMount(state, use)
    ? `mount ${entities.mount.members[who]}`
    : `the mount(2) of ${entities.task.members[who]}`;
}

/** That a mount has the pin it has, or that a task mounts from the namespace it is in. */
export const pinOf = (state: View, use: number, world: World): Fact =>
  isByMount(state, use) ? mountPinned(use, state.mount[use].pin, world) : mountsIn(state, use, world);

/** That a mount has a pin. */
export const mountPinned = (mount: number, pin: number, { entities }: World): Fact => ({
  says: `mount ${entities.mount.members[mount]} pinned ${entities.net.members[pin]}`,
  isTrue: state => state.mount[mount].pin === pin,
});

function mountsIn(state: View, use: number, { entities }: World): Fact {
  const t = userNumber(state, use);
  const net = pinOfUse(state, use);
  return {
    says: `${entities.task.members[t]} is in mount(2) in ${entities.net.members[net]}`,
    isTrue: ({ task }) => isMounting(task[t].stage) && task[t].net === net,
  };
}

/** That a transport has its socket in the namespace it is in. */
export const socketIn = (x: number, net: number, { entities }: World): Fact => ({
  says: `transport ${entities.xprt.members[x]} has its socket in ${entities.net.members[net]}`,
  isTrue: state => state.xprt[x].socket === net,
});

/** That a mount, or a task in mount(2), is served by a transport. */
export const servedBy = (state: View, use: number, world: World): Fact => {
  const x = transportOfUse(state, use);
  return {
    says: `${userOf(state, use, world)} uses transport ${world.entities.xprt.members[x]}`,
    isTrue: other => transportOfUse(other, use) === x,
  };
};

/** That a transport's socket is in a namespace in which the address means a certain server. */
export const socketReaches = (x: number, net: number, world: World): Fact => ({
  says: `${socketIn(x, net, world).says} and reaches ${world.entities.server.members[world.serverIn[net]]}`,
  isTrue: socketIn(x, net, world).isTrue,
});

/** That a use has sent a root file handle, and who minted that. */
export const handleOf = (state: View, use: number, world: World): Fact => {
  const handle = handleOfUse(state, use);
  return {
    says: `${userOf(state, use, world)} has a file handle of ${world.entities.server.members[handle]}`,
    isTrue: other => transportOfUse(other, use) !== none && handleOfUse(other, use) === handle,
  };
};

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

/** That somebody holds a reference on a namespace. */
export const holds = (holder: Holder, net: number, world: World): Fact => ({
  says: `${holder} holds ${world.entities.net.members[net]}`,
  isTrue: state => holdersOf(state, net, world).includes(holder),
});

/** That somebody holds a reference on a namespace although no mount and no mount(2) needs it. */
export const isLeftOver = (holder: Holder, net: number, world: World): Fact => ({
  says: `${holder} holds ${world.entities.net.members[net]}, and no mount needs it`,
  isTrue: state => leftoversOf(state, net, world).includes(holder),
});

/** Whether a task waits for an nfs_client that another mount is constructing. */
export const isWaiting = ({ stage }: View['task'][number]): boolean => stage === 'wait';

/** That a task waits for an nfs_client. */
export const waitsFor = (t: number, client: number, { entities }: World): Fact => ({
  says: `${entities.task.members[t]} waits for ${entities.client.members[client]}`,
  isTrue: ({ task }) => isWaiting(task[t]) && task[t].client === client,
});

/** That an nfs_client is neither ready nor failed. */
export const isInitializing = (client: number, { entities }: World): Fact => ({
  says: `${entities.client.members[client]} is under construction`,
  isTrue: state => state.client[client].state === 'initing',
});

/** That a task is in the middle of mount(2), or of its exit. */
export const isHalfWay = (state: View, t: number, { entities }: World): Fact => {
  const { stage } = state.task[t];
  return {
    says: `${entities.task.members[t]} is ${isMounting(stage) ? 'in mount(2)' : 'about to exit'}`,
    isTrue: ({ task }) => task[t].stage === stage,
  };
};

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

const lives = {
  unused: 'does not exist yet',
  live: 'is live',
  queued: 'is queued for cleanup_net()',
  freed: 'has been freed',
  used_after_free: 'was used after it had been freed',
} as const;
