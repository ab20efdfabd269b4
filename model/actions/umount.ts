import { none } from '../../checker/schema.js';
import { closeFile, freeFile } from '../file.js';
import { k2629, kernelAction } from '../kernel-action.js';
import { dropMount } from '../superblock.js';
import { isOpen, isVisible } from '../task.js';

/**
 * umount(2) of a mount that nobody has a file open on.
 * Atomic because: the mount leaves its namespace under namespace_sem; what goes with the last one, nobody can
 * find any more.
 */
export const umount = kernelAction({
  name: 'umount',
  actor: { arg: 'task' },
  args: { task: 'task', mount: 'mount' },
  kernel: {
    calls: ['sys_umount()', '  do_umount()', '  mntput()'],
    file: 'fs/namespace.c',
    version: k2629,
  },
  when: { task: { stage: 'running' } },
  guard: (state, { task, mount }) => isVisible(state, task, mount) && !isOpen(state, mount),
  effect(state, { mount }, world) {
    dropMount(state, mount, world);
  },
});

/**
 * umount2(2) with MNT_DETACH: the mount leaves its namespace at once and lives on with the files open on it.
 * Atomic because: namespace_sem.
 */
export const lazyUmount = kernelAction({
  name: 'umount_detach',
  actor: { arg: 'task' },
  args: { task: 'task', mount: 'mount' },
  kernel: {
    calls: ['sys_umount(MNT_DETACH)', '  do_umount()', '    umount_tree()'],
    file: 'fs/namespace.c',
    version: k2629,
  },
  when: { task: { stage: 'running' } },
  guard: (state, { task, mount }) => isVisible(state, task, mount) && isOpen(state, mount),
  effect(state, { mount }) {
    state.mount[mount].mntns = none;
  },
});

/** Atomic because: the file holds its mount before open(2) returns. */
export const open = kernelAction({
  name: 'open',
  actor: { arg: 'task' },
  args: { task: 'task', mount: 'mount' },
  kernel: { calls: ['sys_open()', '  nfs_open()'], file: 'fs/nfs/inode.c', version: k2629 },
  when: { task: { stage: 'running' } },
  guard: (state, { task, mount }) => isVisible(state, task, mount) && freeFile(state) !== none,
  effect(state, { task, mount }) {
    const file = freeFile(state);
    state.file[file].task = task;
    state.file[file].mount = mount;
  },
});

/** Atomic because: the last reference has been dropped, so nobody else has one. */
export const close = kernelAction({
  name: 'close',
  actor: { arg: 'task' },
  args: { task: 'task', file: 'file' },
  kernel: { calls: ['sys_close()', '  __fput()', '    mntput()'], file: 'fs/file_table.c', version: k2629 },
  when: { task: { stage: 'running' } },
  guard: (state, { task, file }) => state.file[file].task === task,
  effect(state, { file }, world) {
    closeFile(state, file, world);
  },
});
