import { k2629, kernelAction } from '../kernel-action.js';
import { getNet, putNet } from '../net.js';
import { canUnshare, copyMntns, copyNet, dropMounts } from '../nsproxy.js';
import { initNet } from '../scope.js';
import type { View } from '../state.js';
import { isLastInMntns } from '../task.js';

/**
 * clone(2) with new namespaces: the child gets an nsproxy of its own.
 * Leaves out: a plain fork, which shares its parent's nsproxy and so counts as the same task here.
 * Atomic because: namespace_sem is held while the mounts are copied, and nobody sees the child before it runs.
 */
export const clone = kernelAction({
  name: 'clone',
  actor: { arg: 'task' },
  args: { task: 'task', child: 'task', flags: 'flags' },
  kernel: {
    calls: ['sys_clone()', '  create_new_namespaces()', '    copy_net_ns()'],
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

/**
 * unshare(2): the task leaves its nsproxy for a new one, and takes along the mounts that nobody else is left to see.
 * Atomic because: namespace_sem is held while the mounts are copied; what is left behind only this task could
 * see.
 */
export const unshare = kernelAction({
  name: 'unshare',
  actor: { arg: 'task' },
  args: { task: 'task', flags: 'flags' },
  kernel: {
    calls: ['sys_unshare()', '  create_new_namespaces()', '    copy_net_ns()', '  switch_task_namespaces()'],
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

/**
 * setns(2): the task moves to the network namespace of another task. Not in Linux before 3.0.
 * Atomic because: one assignment of current->nsproxy.
 */
export const setns = kernelAction({
  name: 'setns',
  actor: { arg: 'task' },
  args: { task: 'task', net: 'net' },
  kernel: { calls: ['sys_setns()', '  netns_install()'], file: 'net/core/net_namespace.c', version: '3.0' },
  when: { task: { stage: 'running' } },
  guard: (state, { task, net }, world) =>
    world.rules.hasSetns && state.task[task].net !== net && (net === initNet || hasTask(state, net)),
  effect(state, { task, net }) {
    getNet(state, net);
    if (state.task[task].ownNsproxy) putNet(state, state.task[task].net);
    state.task[task].ownNsproxy = true;
    state.task[task].net = net;
  },
});

/** Whether some task lives in a network namespace, so that /proc has a file for it. Process 1 lives in init_net. */
function hasTask(state: View, net: number): boolean {
  for (let t = 0; t < state.task.length; t++) {
    if (state.task[t].net === net && state.task[t].stage !== 'exiting') return true;
  }
  return false;
}
