import { none } from '../checker/schema.js';
import { getNet } from './net.js';
import { initMntns } from './scope.js';
import type { State, View } from './state.js';
import { addMount, dropMount } from './superblock.js';
import { isOpen } from './task.js';
import type { World } from './world.js';

/** Whether there is room for what the flags ask to be made anew. */
export function canUnshare(state: View, task: number, flags: number, world: World): boolean {
  if (world.newNet[flags] && freeNet(state) === none) return false;
  return (
    !world.newNs[flags] ||
    (freeMntns(state, world) !== none && hasRoomForCopies(state, state.task[task].mntns))
  );
}

/** `copy_net_ns()`: a new namespace with one reference, or one more on the old. */
export function copyNet(state: State, old: number, flags: number, world: World): number {
  if (!world.newNet[flags]) {
    getNet(state, old);
    return old;
  }
  const made = freeNet(state);
  state.net[made].life = 'live';
  state.net[made].count = 1;
  return made;
}

/** `copy_mnt_ns()`: the same mount namespace, or a new one with a copy of every mount. */
export function copyMntns(state: State, old: number, flags: number, world: World): number {
  if (!world.newNs[flags]) return old;
  const made = freeMntns(state, world);
  const mounts = state.mount.length;
  for (let m = 0, to = 0; m < mounts; m++) {
    if (state.mount[m].mntns !== old) continue;
    while (state.mount[to].superblock !== none) to++;
    addMount(state, to, state.mount[m].superblock, made, state.mount[m].pin);
    state.mount[to].isCopy = true;
  }
  return made;
}

/** `put_mnt_ns()` of a mount namespace whose last task has left. */
export function dropMounts(state: State, mntns: number, world: World): void {
  for (let m = 0; m < state.mount.length; m++) {
    if (state.mount[m].superblock === none || state.mount[m].mntns !== mntns) continue;
    if (isOpen(state, m)) state.mount[m].mntns = none;
    else dropMount(state, m, world);
  }
}

function freeNet(state: View): number {
  for (let net = 0; net < state.net.length; net++) {
    if (state.net[net].life === 'unused') return net;
  }
  return none;
}

/** The first mount namespace that no task and no mount is in, or none. */
function freeMntns(state: View, world: World): number {
  for (let mntns = initMntns + 1; mntns < world.scope.mntnses; mntns++) {
    if (!isMntnsUsed(state, mntns)) return mntns;
  }
  return none;
}

function isMntnsUsed(state: View, mntns: number): boolean {
  for (let t = 0; t < state.task.length; t++) {
    if (state.task[t].mntns === mntns) return true;
  }
  for (let m = 0; m < state.mount.length; m++) {
    if (state.mount[m].mntns === mntns) return true;
  }
  return false;
}

function hasRoomForCopies(state: View, mntns: number): boolean {
  let room = 0;
  for (let m = 0; m < state.mount.length; m++) {
    if (state.mount[m].superblock === none) room += 1;
    else if (state.mount[m].mntns === mntns) room -= 1;
  }
  return room >= 0;
}
