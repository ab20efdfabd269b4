import { none } from '../checker/schema.js';
import { putNet } from './net.js';
import type { State, View } from './state.js';
import { dropTransport } from './transport.js';
import type { World } from './world.js';

/** The first unused mount, superblock or client, or none. */
export function freeMount(state: View): number {
  for (let m = 0; m < state.mount.length; m++) {
    if (state.mount[m].superblock === none) return m;
  }
  return none;
}
export function freeSuperblock(state: View): number {
  for (let sb = 0; sb < state.superblock.length; sb++) {
    if (state.superblock[sb].count === 0) return sb;
  }
  return none;
}
export function freeClient(state: View): number {
  for (let clp = 0; clp < state.client.length; clp++) {
    if (state.client[clp].count === 0) return clp;
  }
  return none;
}

/** The transport that serves a mount. */
export const transportOf = (state: View, mount: number): number =>
  state.client[state.superblock[state.mount[mount].superblock].client].xprt;

/** Adds a mount of a superblock. */
export function addMount(state: State, m: number, superblock: number, mntns: number, pin: number): void {
  const mount = state.mount[m];
  mount.superblock = superblock;
  mount.mntns = mntns;
  mount.pin = pin;
  state.superblock[superblock].count += 1;
}

/**
 * Drops a mount; the last one of its superblock kills that, its nfs_server and, where nobody else uses it, the
 * nfs_client.
 * Atomic because: what is being torn down has left every list that others look in.
 * Kernel: mntput(), deactivate_super(), nfs_kill_super(), nfs_free_server(), nfs_put_client(), 2.6.29.
 */
export function dropMount(state: State, m: number, world: World): void {
  const mount = state.mount[m];
  const sb = state.superblock[mount.superblock];
  mount.superblock = none;
  mount.mntns = none;
  mount.pin = none;
  mount.isCopy = false;
  sb.count -= 1;
  if (sb.count > 0) return;
  dropServer(state, sb.client, world);
  if (world.rules.superblockHolds) putNet(state, sb.net);
  sb.client = none;
  sb.net = none;
  sb.handle = none;
}

/** `nfs_free_server()`: shuts down the server's clone of the RPC client, then drops its nfs_client. */
export function dropServer(state: State, clp: number, world: World): void {
  dropTransport(state, state.client[clp].xprt, none, world);
  dropClient(state, clp, world);
}

/** `nfs_put_client()`: the last user frees the client and shuts its RPC client down. Kernel: fs/nfs/client.c, 2.6.29. */
export function dropClient(state: State, clp: number, world: World): void {
  const client = state.client[clp];
  client.count -= 1;
  if (client.count > 0) return;
  if (client.xprt !== none) dropTransport(state, client.xprt, none, world);
  client.state = 'unused';
  client.options = 0;
  client.net = none;
  client.xprt = none;
}
