import { none } from '../checker/schema.js';
import type { View } from './state.js';
import { transportOf } from './superblock.js';

/**
 * A use of a transport on behalf of a mount: by the mount itself, or by a task whose mount(2) has got that far.
 * `pin` is the network namespace that the mount was, or is being, made in.
 */
export interface Use {
  readonly by: 'mount' | 'task';
  /** Which mount or task. */
  readonly who: number;
  readonly xprt: number;
  readonly pin: number;
  /** The server that minted the root file handle which this use has sent, or none where it sent none yet. */
  readonly handle: number;
}

/** The first use of which `is` is true, or undefined. Mounts come before tasks. */
export function findUse(state: View, is: (use: Use) => boolean): Use | undefined {
  for (let m = 0; m < state.mount.length; m++) {
    const mount = state.mount[m];
    if (mount.superblock === none) continue;
    const { handle } = state.superblock[mount.superblock];
    const use: Use = { by: 'mount', who: m, xprt: transportOf(state, m), pin: mount.pin, handle };
    if (is(use)) return use;
  }
  for (let t = 0; t < state.task.length; t++) {
    const { net, stage, handle } = state.task[t];
    const xprt = transportOfTask(state, t);
    if (xprt === none) continue;
    const use: Use = { by: 'task', who: t, xprt, pin: net, handle: stage === 'sget' ? handle : none };
    if (is(use)) return use;
    const asking = queryFor(state, xprt);
    if (asking === none) continue;
    const query: Use = { by: 'task', who: t, xprt: asking, pin: net, handle: none };
    if (is(query)) return query;
  }
  return undefined;
}

/** The transport that a task in mount(2) waits for or already shares: of mountd, or of its nfs_client; or none. */
function transportOfTask(state: View, t: number): number {
  const task = state.task[t];
  if (task.xprt !== none) return task.xprt;
  return task.client === none ? none : state.client[task.client].xprt;
}

/** The transport of the rpcbind client that asks for a transport's port, or none. */
function queryFor(state: View, x: number): number {
  for (let other = 0; other < state.xprt.length; other++) {
    if (state.xprt[other].asks === x) return other;
  }
  return none;
}
