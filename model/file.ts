import { none } from '../checker/schema.js';
import { putNet } from './net.js';
import type { State, View } from './state.js';
import { dropMount } from './superblock.js';
import { isOpen } from './task.js';
import type { World } from './world.js';

/** The first unused file, or none. */
export function freeFile(state: View): number {
  for (let f = 0; f < state.file.length; f++) {
    if (state.file[f].mount === none) return f;
  }
  return none;
}

/** The last close of a file on a lazily unmounted mount drops that mount. Kernel: __fput(), mntput(), 2.6.29. */
export function closeFile(state: State, f: number, world: World): void {
  const mount = state.file[f].mount;
  state.file[f].task = none;
  state.file[f].mount = none;
  if (state.mount[mount].mntns === none && !isOpen(state, mount)) dropMount(state, mount, world);
}

/** The first unused socket of a user task, or none. */
export function freeUserSocket(state: View): number {
  for (let u = 0; u < state.userSocket.length; u++) {
    if (state.userSocket[u].task === none) return u;
  }
  return none;
}

/** Kernel: sock_release(), sk_free(), 2.6.29. */
export function closeUserSocket(state: State, u: number): void {
  putNet(state, state.userSocket[u].net);
  state.userSocket[u].task = none;
  state.userSocket[u].net = none;
}
