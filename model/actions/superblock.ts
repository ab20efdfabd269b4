import { none } from '../../checker/schema.js';
import { k2629, kernelAction } from '../kernel-action.js';
import { endMount } from '../mounting.js';
import { getNet } from '../net.js';
import type { View } from '../state.js';
import { addMount, dropClient, dropServer, freeMount, freeSuperblock } from '../superblock.js';
import { isConnected, serverReached } from '../transport.js';

/**
 * The nfs_server: a clone of the client's RPC client, which shares its transport, and the first calls to the
 * server. For NFSv4 the server hands out the root file handle now.
 * Atomic because: the nfs_server is private to this task until sget().
 */
export const createServer = kernelAction({
  name: 'nfs_init_server',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: [
      'nfs_create_server()',
      '  nfs_init_server_rpcclient()',
      '    rpc_clone_client()',
      '  nfs_probe_fsinfo()',
    ],
    file: 'fs/nfs/client.c',
    version: k2629,
  },
  when: { task: { stage: 'create_server' } },
  guard: (state, { task }) => isConnected(state, state.client[state.task[task].client].xprt),
  effect(state, { task }, world) {
    const x = state.client[state.task[task].client].xprt;
    state.xprt[x].clients += 1;
    if (state.task[task].handle === none) state.task[task].handle = serverReached(state, x, world);
    state.task[task].stage = 'sget';
  },
});

/**
 * The nfs_server cannot be made, or the server refuses its first calls: the client is put and mount(2) fails.
 * Atomic because: the nfs_server is private to this task; cl_count is dropped under nfs_client_lock.
 */
export const initServerFails = kernelAction({
  name: 'nfs_init_server_fails',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: ['nfs_create_server()', '  nfs_init_server() /* fails */', '  nfs_put_client()'],
    file: 'fs/nfs/client.c',
    version: k2629,
  },
  when: { task: { stage: 'create_server' } },
  effect(state, { task }, world) {
    dropClient(state, state.task[task].client, world);
    endMount(state, task);
  },
});

/**
 * The nfs_server is there, and then no superblock can be had: the nfs_server is freed and mount(2) fails.
 * Atomic because: the nfs_server is private to this task until sget().
 */
export const sgetFails = kernelAction({
  name: 'sget_fails',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: ['nfs_get_sb()', '  sget() /* fails */', '  nfs_free_server()'],
    file: 'fs/nfs/super.c',
    version: k2629,
  },
  when: { task: { stage: 'sget' } },
  effect(state, { task }, world) {
    dropServer(state, state.task[task].client, world);
    endMount(state, task);
  },
});

/**
 * No superblock to share: a new one takes the nfs_server, and the mount is there.
 * Atomic because: sget() enters the superblock under sb_lock.
 */
export const newSuperblock = kernelAction({
  name: 'sget_new',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: [
      'nfs_get_sb()',
      '  sget()',
      '  nfs_fill_super()',
      { when: 'superblockHolds', call: '    get_net()' },
    ],
    file: 'fs/nfs/super.c',
    version: k2629,
  },
  when: { task: { stage: 'sget' } },
  guard: (state, { task }) =>
    freeSuperblock(state) !== none && freeMount(state) !== none && sharableOf(state, task) === none,
  effect(state, { task }, world) {
    const superblock = freeSuperblock(state);
    const { client, net, mntns, handle } = state.task[task];
    state.superblock[superblock].client = client;
    state.superblock[superblock].handle = handle;
    if (world.rules.superblockHolds) {
      getNet(state, net);
      state.superblock[superblock].net = net;
    }
    addMount(state, freeMount(state), superblock, mntns, net);
    state.task[task].owed = 0;
    endMount(state, task);
  },
});

/**
 * There is a superblock of the same nfs_client: the new nfs_server is freed and that superblock is mounted.
 * Atomic because: sget() compares and takes the superblock under sb_lock; the nfs_server freed was private.
 */
export const sharedSuperblock = kernelAction({
  name: 'sget_shared',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: ['nfs_get_sb()', '  sget()', '    nfs_compare_super()', '  nfs_free_server()'],
    file: 'fs/nfs/super.c',
    version: k2629,
  },
  when: { task: { stage: 'sget' } },
  guard: (state, { task }) => freeMount(state) !== none && sharableOf(state, task) !== none,
  effect(state, { task }, world) {
    const superblock = sharableOf(state, task);
    const { client, net, mntns } = state.task[task];
    dropServer(state, client, world);
    addMount(state, freeMount(state), superblock, mntns, net);
    state.task[task].owed = 0;
    endMount(state, task);
  },
});

/**
 * `nfs_compare_super()`: the superblock of the same nfs_client, or none. The file system ids of the two servers are
 * equal here, which is the worst case.
 */
function sharableOf(state: View, task: number): number {
  for (let sb = 0; sb < state.superblock.length; sb++) {
    if (state.superblock[sb].count > 0 && state.superblock[sb].client === state.task[task].client) return sb;
  }
  return none;
}
