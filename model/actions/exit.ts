import { none } from '../../checker/schema.js';
import { closeFile, closeUserSocket } from '../file.js';
import { k2629, kernelAction } from '../kernel-action.js';
import { putNet } from '../net.js';
import type { State, View } from '../state.js';
import { dropMount } from '../superblock.js';
import { isLastInMntns, isOpen } from '../task.js';

/**
 * A task begins to exit: its files and sockets are closed, then it loses its nsproxy. From here on there is no
 * `current->nsproxy` to look anything up in. A task that shares init_nsproxy has nothing to free and is gone.
 * Atomic because: only the task itself uses its files and its nsproxy pointer.
 */
export const doExit = kernelAction({
  name: 'do_exit',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: ['do_exit()', '  exit_files()', '  exit_task_namespaces()'],
    file: 'kernel/nsproxy.c',
    version: k2629,
  },
  when: { task: { stage: 'running' } },
  effect(state, { task }, world) {
    for (let f = 0; f < state.file.length; f++) {
      if (state.file[f].task === task) closeFile(state, f, world);
    }
    for (let u = 0; u < state.userSocket.length; u++) {
      if (state.userSocket[u].task === task) closeUserSocket(state, u);
    }
    if (state.task[task].ownNsproxy) state.task[task].stage = 'exiting';
    else leave(state, task);
  },
});

/**
 * The last task of a mount namespace takes its mounts along, one after the other, with its nsproxy already NULL.
 * Atomic because: its last user is this task, so nobody else can reach its mounts by a path.
 */
export const putMntNs = kernelAction({
  name: 'put_mnt_ns',
  actor: { arg: 'task' },
  args: { task: 'task', mount: 'mount' },
  kernel: {
    calls: ['free_nsproxy()', '  put_mnt_ns()', '    umount_tree()', '    release_mounts()'],
    file: 'fs/namespace.c',
    version: k2629,
  },
  when: { task: { stage: 'exiting' } },
  guard: (state, { task, mount }) =>
    state.mount[mount].superblock !== none &&
    state.mount[mount].mntns === state.task[task].mntns &&
    isLastInMntns(state, task),
  effect(state, { mount }, world) {
    if (isOpen(state, mount)) state.mount[mount].mntns = none;
    else dropMount(state, mount, world);
  },
});

/**
 * The nsproxy of an exiting task is freed, and with it the task's reference on its network namespace.
 * Atomic because: only this task still has the nsproxy.
 */
export const freeNsproxy = kernelAction({
  name: 'free_nsproxy',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: { calls: ['free_nsproxy()', '  put_net()'], file: 'kernel/nsproxy.c', version: k2629 },
  when: { task: { stage: 'exiting' } },
  guard: (state, { task }) => !hasMountsToDrop(state, task),
  effect(state, { task }) {
    putNet(state, state.task[task].net);
    leave(state, task);
  },
});

function hasMountsToDrop(state: View, task: number): boolean {
  if (!isLastInMntns(state, task)) return false;
  for (let m = 0; m < state.mount.length; m++) {
    if (state.mount[m].superblock !== none && state.mount[m].mntns === state.task[task].mntns) return true;
  }
  return false;
}

function leave(state: State, t: number): void {
  const task = state.task[t];
  task.stage = 'gone';
  task.ownNsproxy = false;
  task.net = none;
  task.mntns = none;
  task.owed = 0;
}
