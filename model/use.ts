import { none } from '../checker/schema.js';
import type { View } from './state.js';
import { transportOf } from './superblock.js';
import { queryFor } from './transport.js';

/**
 * The uses of transports on behalf of mounts, numbered: first one for each mount, then two for each task, whose mount(2)
 * may wait for a transport and, while that has no port, for the transport of rpcbind's client as well. Numbers, so
 * that a property can go through them without making anything.
 */
export const countUses = (state: View): number => state.mount.length + 2 * state.task.length;

/** Whose use it is: the number of a mount, or of a task. */
export const isByMount = (state: View, use: number): boolean => use < state.mount.length;
export const userNumber = (state: View, use: number): number =>
  isByMount(state, use) ? use : (use - state.mount.length) >> 1;

/** The transport that is used, or none where there is no such use now. */
export function transportOfUse(state: View, use: number): number {
  const who = userNumber(state, use);
  if (isByMount(state, use)) return state.mount[who].superblock === none ? none : transportOf(state, who);
  const waitsFor = transportOfTask(state, who);
  if (waitsFor === none || ((use - state.mount.length) & 1) === 0) return waitsFor;
  return queryFor(state, waitsFor);
}

/** The network namespace that the mount was, or is being, made in. */
export const pinOfUse = (state: View, use: number): number =>
  isByMount(state, use) ? state.mount[use].pin : state.task[userNumber(state, use)].net;

/** The server that minted the root file handle which has been sent, or none where none has been sent yet. */
export function handleOfUse(state: View, use: number): number {
  const who = userNumber(state, use);
  if (isByMount(state, use)) return state.superblock[state.mount[who].superblock].handle;
  return state.task[who].stage === 'sget' ? state.task[who].handle : none;
}

/**
 * The transport that a task in mount(2) waits for (of mountd, or of the nfs_client it makes), or that of an nfs_client
 * which it has and which is ready; or none.
 */
function transportOfTask(state: View, t: number): number {
  const task = state.task[t];
  if (task.xprt !== none) return task.xprt;
  const sharesIt = task.stage === 'create_server' || task.stage === 'sget';
  return sharesIt ? state.client[task.client].xprt : none;
}
