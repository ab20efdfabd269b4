import { none } from '../../checker/schema.js';
import { k2629, kernelAction } from '../kernel-action.js';
import { getNet, putNet } from '../net.js';
import { initMntns } from '../scope.js';
import type { State, View } from '../state.js';
import { addMount, dropMount } from '../superblock.js';
import { isLastInMntns, isOpen } from '../task.js';
import type { World } from '../world.js';

/**
 * clone(2) with new namespaces: the child gets an nsproxy of its own.
 * Leaves out: a plain fork, which shares its parent's nsproxy and so counts as the same task here.
 */
export const clone = kernelAction({
  name: 'clone',
  actor: { arg: 'task' },
  args: { task: 'task', child: 'task', flags: 'flags' },
  kernel: {
    calls: ['sys_clone()', 'create_new_namespaces()'],
    file: 'kernel/nsproxy.c',
    version: k2629,
  },
  when: { child: { stage: 'unborn' }, task: { stage: 'running' } },
  guard: (state, { task, flags }, world) => canUnshare(state, task, flags, world),
  effect(state, { task, child, flags }, world) {
    const net = copyNet(state, state.task[task].net, flags, world);
    const mntns = copyMntns(state, state.task[task].mntns, flags, world);
    state.task[child].stage = 'running';
    state.task[child].ownNsproxy = true;
    state.task[child].net = net;
    state.task[child].mntns = mntns;
  },
});

/** unshare(2): the task leaves its nsproxy for a new one, and takes along the mounts that nobody else is left to see. */
export const unshare = kernelAction({
  name: 'unshare',
  actor: { arg: 'task' },
  args: { task: 'task', flags: 'flags' },
  kernel: {
    calls: ['sys_unshare()', 'create_new_namespaces()', 'switch_task_namespaces()'],
    file: 'kernel/nsproxy.c',
    version: k2629,
  },
  when: { task: { stage: 'running' } },
  guard: (state, { task, flags }, world) => canUnshare(state, task, flags, world),
  effect(state, { task, flags }, world) {
    const net = copyNet(state, state.task[task].net, flags, world);
    const mntns = copyMntns(state, state.task[task].mntns, flags, world);
    if (mntns !== state.task[task].mntns && isLastInMntns(state, task))
      dropMounts(state, state.task[task].mntns, world);
    if (state.task[task].ownNsproxy) putNet(state, state.task[task].net);
    state.task[task].ownNsproxy = true;
    state.task[task].net = net;
    state.task[task].mntns = mntns;
  },
});

/** setns(2): the task moves to the network namespace of another task. Not in Linux before 3.0. */
export const setns = kernelAction({
  name: 'setns',
  actor: { arg: 'task' },
  args: { task: 'task', net: 'net' },
  kernel: { calls: ['sys_setns()', 'netns_install()'], file: 'net/core/net_namespace.c', version: '3.0' },
  when: { task: { stage: 'running' } },
  guard: (state, { task, net }, world) =>
    world.rules.hasSetns && state.task[task].net !== net && hasTask(state, net),
  effect(state, { task, net }) {
    getNet(state, net);
    if (state.task[task].ownNsproxy) putNet(state, state.task[task].net);
    state.task[task].ownNsproxy = true;
    state.task[task].net = net;
  },
});

/** Whether some task lives in a network namespace, so that /proc has a file for it. */
function hasTask(state: View, net: number): boolean {
  for (let t = 0; t < state.task.length; t++) {
    if (state.task[t].net === net && state.task[t].stage !== 'exiting') return true;
  }
  return false;
}

function canUnshare(state: View, task: number, flags: number, world: World): boolean {
  if (world.newNet[flags] && freeNet(state) === none) return false;
  return (
    !world.newNs[flags] ||
    (freeMntns(state, world) !== none && hasRoomForCopies(state, state.task[task].mntns))
  );
}

/** `copy_net_ns()`: a new namespace with one reference, or one more on the old. */
function copyNet(state: State, old: number, flags: number, world: World): number {
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
function copyMntns(state: State, old: number, flags: number, world: World): number {
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
function dropMounts(state: State, mntns: number, world: World): void {
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
