import { none } from '../../checker/schema.js';
import { k2629, kernelAction } from '../kernel-action.js';
import { endMount } from '../mounting.js';
import type { View } from '../state.js';
import { dropClient, freeClient } from '../superblock.js';
import type { World } from '../world.js';

/**
 * No client to share: a new one is entered in the list, under construction.
 * Atomic because: the list is searched and the client entered under nfs_client_lock.
 */
export const allocClient = kernelAction({
  name: 'nfs_alloc_client',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: { calls: ['nfs_get_client()', '  nfs_alloc_client()'], file: 'fs/nfs/client.c', version: k2629 },
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

/**
 * A client that the design's key cannot tell apart is there: the mount takes it, and waits while it is constructed.
 * Atomic because: the list is searched and the count raised under nfs_client_lock.
 */
export const matchClient = kernelAction({
  name: 'nfs_match_client',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: { calls: ['nfs_get_client()', '  nfs_match_client()'], file: 'fs/nfs/client.c', version: k2629 },
  when: { task: { stage: 'get_client' } },
  guard: (state, { task }, world) => matchOf(state, task, world) !== none,
  effect(state, { task }, world) {
    const client = matchOf(state, task, world);
    state.task[task].stage = 'wait';
    state.task[task].client = client;
    state.client[client].count += 1;
  },
});

/**
 * The client waited for is ready.
 * Atomic because: it is woken once cl_cons_state has changed for good.
 */
export const clientReady = kernelAction({
  name: 'nfs_client_ready',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: { calls: ['nfs_get_client()', '  wait_event_killable()'], file: 'fs/nfs/client.c', version: k2629 },
  when: { task: { stage: 'wait' } },
  guard: (state, { task }) => state.client[state.task[task].client].state === 'ready',
  effect(state, { task }) {
    state.task[task].stage = 'create_server';
  },
});

/**
 * The client waited for could not be made: this mount fails with it.
 * Atomic because: cl_count is dropped under nfs_client_lock.
 */
export const clientFailed = kernelAction({
  name: 'nfs_client_failed',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: ['nfs_get_client()', '  wait_event_killable()', '  nfs_put_client()'],
    file: 'fs/nfs/client.c',
    version: k2629,
  },
  when: { task: { stage: 'wait' } },
  guard: (state, { task }) => state.client[state.task[task].client].state === 'failed',
  effect(state, { task }, world) {
    dropClient(state, state.task[task].client, world);
    endMount(state, task);
  },
});

/**
 * The task is killed while it waits: mount(2) fails, and the client is put.
 * Atomic because: cl_count is dropped under nfs_client_lock.
 */
export const waitKilled = kernelAction({
  name: 'nfs_wait_killed',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: ['nfs_get_client()', '  wait_event_killable() /* fails */', '  nfs_put_client()'],
    file: 'fs/nfs/client.c',
    version: k2629,
  },
  when: { task: { stage: 'wait' } },
  effect(state, { task }, world) {
    dropClient(state, state.task[task].client, world);
    endMount(state, task);
  },
});

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
