import { none } from '../../checker/schema.js';
import { k2629, kernelAction } from '../kernel-action.js';
import { endMount, mountersIn } from '../mounting.js';
import { getNet } from '../net.js';
import { initNet } from '../scope.js';
import type { View } from '../state.js';
import { addMount, dropClient, dropServer, freeClient, freeMount, freeSuperblock } from '../superblock.js';
import { dropTransport, freeTransport, makeTransport, serverReached } from '../transport.js';
import type { World } from '../world.js';

/** A task enters mount(2) for NFSv4: no helper is asked for anything. */
export const mountV4 = kernelAction({
  name: 'mount_nfs4',
  actor: { arg: 'task' },
  args: { task: 'task', options: 'options' },
  kernel: {
    calls: ['sys_mount()', 'nfs4_get_sb()', 'nfs4_create_server()'],
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

/** A task enters mount(2) for NFSv3: the client of mountd is made, and its first call waits for a connection. */
export const mountV3 = kernelAction({
  name: 'mount_nfs',
  actor: { arg: 'task' },
  args: { task: 'task', options: 'options' },
  kernel: {
    calls: ['sys_mount()', 'nfs_get_sb()', 'nfs_try_mount()', 'nfs_mount()', 'rpc_create()'],
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

/** mountd answers with the root file handle, minted by the server that was asked; its client is shut down. */
export const mountdAnswers = kernelAction({
  name: 'mountd_answers',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: ['nfs_mount()', 'rpc_call_sync()', 'rpc_shutdown_client()'],
    file: 'fs/nfs/mount_clnt.c',
    version: k2629,
  },
  when: { task: { stage: 'mountd' } },
  guard: (state, { task }) => isConnected(state, state.task[task].xprt),
  effect(state, { task }, world) {
    const x = state.task[task].xprt;
    state.task[task].handle = serverReached(state, x, world);
    state.task[task].stage = 'get_client';
    dropTransport(state, x, task, world);
    state.task[task].xprt = none;
  },
});

/** mountd does not answer: the NULL call of `rpc_create()`, or MNT, fails; its client is shut down, mount(2) fails. */
export const mountdFails = kernelAction({
  name: 'mountd_fails',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: ['nfs_mount()', 'rpc_create()', 'rpc_shutdown_client()'],
    file: 'fs/nfs/mount_clnt.c',
    version: k2629,
  },
  when: { task: { stage: 'mountd' } },
  effect(state, { task }, world) {
    dropTransport(state, state.task[task].xprt, task, world);
    endMount(state, task);
  },
});

/** No client to share: a new one is entered in the list, under construction. */
export const allocClient = kernelAction({
  name: 'nfs_alloc_client',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: { calls: ['nfs_get_client()', 'nfs_alloc_client()'], file: 'fs/nfs/client.c', version: k2629 },
  when: { task: { stage: 'get_client' } },
  guard: (state, { task }, world) => freeClient(state) !== none && matchOf(state, task, world) === none,
  effect(state, { task }) {
    const client = freeClient(state);
    state.task[task].stage = 'rpc_create';
    state.task[task].client = client;
    state.client[client].state = 'initing';
    state.client[client].count = 1;
    state.client[client].options = state.task[task].options;
    state.client[client].net = state.task[task].net;
  },
});

/** A client that the design's key cannot tell apart is there: the mount takes it, and waits while it is constructed. */
export const matchClient = kernelAction({
  name: 'nfs_match_client',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: { calls: ['nfs_get_client()', 'nfs_match_client()'], file: 'fs/nfs/client.c', version: k2629 },
  when: { task: { stage: 'get_client' } },
  guard: (state, { task }, world) => matchOf(state, task, world) !== none,
  effect(state, { task }, world) {
    const client = matchOf(state, task, world);
    state.task[task].stage = 'wait';
    state.task[task].client = client;
    state.client[client].count += 1;
  },
});

/** The client waited for is ready. */
export const clientReady = kernelAction({
  name: 'nfs_client_ready',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: { calls: ['nfs_get_client()', 'wait_event_killable()'], file: 'fs/nfs/client.c', version: k2629 },
  when: { task: { stage: 'wait' } },
  guard: (state, { task }) => state.client[state.task[task].client].state === 'ready',
  effect(state, { task }) {
    state.task[task].stage = 'create_server';
  },
});

/** The client waited for could not be made: this mount fails with it. */
export const clientFailed = kernelAction({
  name: 'nfs_client_failed',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: { calls: ['nfs_get_client()', 'nfs_put_client()'], file: 'fs/nfs/client.c', version: k2629 },
  when: { task: { stage: 'wait' } },
  guard: (state, { task }) => state.client[state.task[task].client].state === 'failed',
  effect(state, { task }, world) {
    dropClient(state, state.task[task].client, task, world);
    endMount(state, task);
  },
});

/**
 * The nfs_server: a clone of the client's RPC client, which shares its transport, and the first calls to the
 * server. For NFSv4 the server hands out the root file handle now.
 */
export const createServer = kernelAction({
  name: 'nfs_init_server',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: ['nfs_create_server()', 'nfs_init_server_rpcclient()', 'rpc_clone_client()', 'nfs_probe_fsinfo()'],
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

/** No superblock to share: a new one takes the nfs_server, and the mount is there. */
export const newSuperblock = kernelAction({
  name: 'sget_new',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: { calls: ['nfs_get_sb()', 'sget()', 'nfs_fill_super()'], file: 'fs/nfs/super.c', version: k2629 },
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

/** A superblock that the design's key cannot tell apart is there: the new nfs_server is freed and that one is mounted. */
export const sharedSuperblock = kernelAction({
  name: 'sget_shared',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: ['nfs_get_sb()', 'sget()', 'nfs_compare_super()', 'nfs_free_server()'],
    file: 'fs/nfs/super.c',
    version: k2629,
  },
  when: { task: { stage: 'sget' } },
  guard: (state, { task }) => freeMount(state) !== none && sharableOf(state, task) !== none,
  effect(state, { task }, world) {
    const superblock = sharableOf(state, task);
    const { client, net, mntns } = state.task[task];
    dropServer(state, client, task, world);
    addMount(state, freeMount(state), superblock, mntns, net);
    state.task[task].owed = 0;
    endMount(state, task);
  },
});

/** Whether the scope has room for one more mount, and for one more task in mount(2). */
const canMount = (state: View, { scope }: World): boolean =>
  freeMount(state) !== none && mountersIn(state) < scope.mounters;

const isConnected = (state: View, x: number): boolean => state.xprt[x].connection === 'connected';

/**
 * `nfs_match_client()`: the client, ready or under construction, for the same kind of mount of the one address and, where
 * the design asks for it, for the same namespace; or none. One whose construction failed is passed over.
 */
function matchOf(state: View, task: number, world: World): number {
  for (let clp = 0; clp < state.client.length; clp++) {
    const client = state.client[clp];
    if (client.state !== 'ready' && client.state !== 'initing') continue;
    if (client.options !== state.task[task].options) continue;
    if (!world.rules.clientKeyHasNet || client.net === state.task[task].net) return clp;
  }
  return none;
}

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
