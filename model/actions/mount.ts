import { none } from '../../checker/schema.js';
import { k2629, kernelAction } from '../kernel-action.js';
import { mountersIn } from '../mounting.js';
import { initNet } from '../scope.js';
import type { View } from '../state.js';
import { freeMount } from '../superblock.js';
import { freeTransport, makeTransport } from '../transport.js';
import type { World } from '../world.js';

/**
 * A task enters mount(2) for NFSv4: no helper is asked for anything.
 * Atomic because: nothing that others see has happened yet.
 */
export const mountV4 = kernelAction({
  name: 'mount_nfs4',
  actor: { arg: 'task' },
  args: { task: 'task', options: 'options' },
  kernel: {
    calls: ['sys_mount()', '  nfs4_get_sb()', '    nfs4_create_server()'],
    file: 'fs/nfs/super.c',
    version: k2629,
  },
  when: { task: { stage: 'running' } },
  guard: (state, { options }, world) => canMount(state, world) && !world.kinds[options].usesMountd,
  effect(state, { task, options }) {
    state.task[task].stage = 'get_client';
    state.task[task].options = options;
    state.task[task].owed = 0;
  },
});

/**
 * A task enters mount(2) for NFSv3: the client of mountd is made, and its first call waits for a connection.
 * Atomic because: nobody else has a pointer to the new client and its transport.
 */
export const mountV3 = kernelAction({
  name: 'mount_nfs',
  actor: { arg: 'task' },
  args: { task: 'task', options: 'options' },
  kernel: {
    calls: [
      'sys_mount()',
      '  nfs_get_sb()',
      '    nfs_mount()',
      '      rpc_create()',
      { when: 'transportGets', call: '        xprt_alloc()' },
    ],
    file: 'fs/nfs/mount_clnt.c',
    version: k2629,
  },
  when: { task: { stage: 'running' } },
  guard: (state, { options }, world) =>
    canMount(state, world) && world.kinds[options].usesMountd && freeTransport(state) !== none,
  effect(state, { task, options }, world) {
    const x = freeTransport(state);
    const pin = state.task[task].net;
    state.task[task].stage = 'mountd';
    state.task[task].options = options;
    state.task[task].owed = 0;
    state.task[task].xprt = x;
    const net = world.rules.helpersFollowMount ? pin : initNet;
    const { isUdp } = world.kinds[options];
    makeTransport(state, x, task, { program: 'mount', isUdp, bound: true, net, pin, asks: none }, world);
  },
});

/** Whether the scope has room for one more mount, and for one more task in mount(2). */
const canMount = (state: View, { scope }: World): boolean =>
  freeMount(state) !== none && mountersIn(state) < scope.mounters;
