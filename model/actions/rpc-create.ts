import { none } from '../../checker/schema.js';
import { k2629, kernelAction } from '../kernel-action.js';
import { endMount, owe } from '../mounting.js';
import { getNet, putNet } from '../net.js';
import { initNet } from '../scope.js';
import type { State } from '../state.js';
import { dropClient } from '../superblock.js';
import { clearTransport, dropTransport, freeTransport, isAskedFor, makeTransport } from '../transport.js';
import type { World } from '../world.js';

/**
 * The RPC client of a new nfs_client is made with its transport; its first call, the ping, waits for a connection.
 * Atomic because: nobody else has a pointer to the transport until the connect worker runs.
 */
export const rpcCreate = kernelAction({
  name: 'rpc_create',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: [
      'nfs_create_rpc_client()',
      { when: 'callerGets', call: '  get_net()' },
      '  rpc_create()',
      '    xprt_create_transport()',
      { when: 'transportGets', call: '      xprt_alloc()' },
    ],
    file: 'net/sunrpc/clnt.c',
    version: k2629,
  },
  when: { task: { stage: 'rpc_create' } },
  guard: state => freeTransport(state) !== none,
  effect(state, { task }, world) {
    const xprt = freeTransport(state);
    callerGets(state, task, world);
    makeNfsTransport(state, task, xprt, world);
    state.client[state.task[task].client].xprt = xprt;
    state.task[task].xprt = xprt;
    state.task[task].stage = 'ping';
  },
});

/**
 * No transport: it could not be allocated, or its class is not there.
 * Atomic because: nothing was made.
 */
export const xprtCreateFails = kernelAction({
  name: 'xprt_create_transport_fails',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: [
      'nfs_create_rpc_client()',
      { when: 'callerGets', call: '  get_net()' },
      '  rpc_create()',
      '    xprt_create_transport() /* fails */',
    ],
    file: 'net/sunrpc/xprt.c',
    version: k2629,
  },
  when: { task: { stage: 'rpc_create' } },
  effect(state, { task }, world) {
    callerGets(state, task, world);
    state.task[task].stage = 'failed_before';
  },
});

/**
 * The transport is made, then the server's name is too long or rpciod cannot be started. In 2.6.29 the transport is
 * then forgotten without being freed: its memory leaks, and with it any reference that it took itself.
 * Atomic because: nobody else ever has a pointer to the transport.
 */
export const rpciodUpFails = kernelAction({
  name: 'rpciod_up_fails',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: [
      'nfs_create_rpc_client()',
      { when: 'callerGets', call: '  get_net()' },
      '  rpc_create()',
      '    rpc_new_client()',
      '      rpciod_up() /* fails */',
    ],
    file: 'net/sunrpc/clnt.c',
    version: k2629,
  },
  when: { task: { stage: 'rpc_create' } },
  guard: state => freeTransport(state) !== none,
  effect(state, { task }, world) {
    callerGets(state, task, world);
    const x = freeTransport(state);
    makeNfsTransport(state, task, x, world);
    if (world.rules.rpciodFailureLeaks) leakTransport(state, x, task, world);
    else dropTransport(state, x, task, world);
    state.task[task].stage = world.rules.rpciodFailureLeaks ? 'failed_before' : 'failed_after';
  },
});

/**
 * The transport is made, then the client fails: no memory, no pipe directory, no such flavour.
 * Atomic because: nobody else ever has a pointer to the transport.
 */
export const rpcNewClientFails = kernelAction({
  name: 'rpc_new_client_fails',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: [
      'nfs_create_rpc_client()',
      { when: 'callerGets', call: '  get_net()' },
      '  rpc_create()',
      '    rpc_new_client() /* fails */',
    ],
    file: 'net/sunrpc/clnt.c',
    version: k2629,
  },
  when: { task: { stage: 'rpc_create' } },
  guard: state => freeTransport(state) !== none,
  effect(state, { task }, world) {
    const x = freeTransport(state);
    callerGets(state, task, world);
    makeNfsTransport(state, task, x, world);
    state.xprt[x].connection = 'closed';
    state.task[task].xprt = x;
    state.task[task].stage = 'out_err';
  },
});

/**
 * The client that failed puts its transport, which destroys it.
 * Atomic because: nobody else ever has a pointer to the transport.
 */
export const xprtPut = kernelAction({
  name: 'xprt_put',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: [
      'rpc_new_client()',
      '  xprt_put()',
      '    xs_destroy()',
      '      xs_close()',
      { when: 'transportPuts', call: '      put_net()' },
    ],
    file: 'net/sunrpc/xprtsock.c',
    version: k2629,
  },
  when: { task: { stage: 'out_err' } },
  effect(state, { task }, world) {
    dropTransport(state, state.task[task].xprt, task, world);
    state.task[task].xprt = none;
    state.task[task].stage = 'failed_after';
  },
});

/**
 * The server answers the ping: the client is ready, and whoever waits for it goes on. From now on a reference that was
 * taken for the transport is the client's, and no longer owed by this mount(2).
 * Atomic because: cl_cons_state is set once, then the waiters are woken.
 */
export const pingAnswered = kernelAction({
  name: 'rpc_ping_answered',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: ['rpc_create()', '  rpc_ping()', 'nfs_mark_client_ready()'],
    file: 'net/sunrpc/clnt.c',
    version: k2629,
  },
  when: { task: { stage: 'ping' } },
  guard: (state, { task }) => state.xprt[state.task[task].xprt].connection === 'connected',
  effect(state, { task }, world) {
    state.client[state.task[task].client].state = 'ready';
    if (world.rules.callerGets || world.rules.transportGets) owe(state, task, -1);
    state.task[task].xprt = none;
    state.task[task].stage = 'create_server';
  },
});

/**
 * The server cannot be reached, or does not answer: the client is shut down and its transport destroyed.
 * Atomic because: the connect worker is cancelled synchronously, and nobody else has a pointer to the
 * transport.
 */
export const pingFails = kernelAction({
  name: 'rpc_ping_fails',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: [
      'rpc_create()',
      '  rpc_ping() /* fails */',
      '  rpc_shutdown_client()',
      '    xs_destroy()',
      '      xs_close()',
      { when: 'transportPuts', call: '      put_net()' },
    ],
    file: 'net/sunrpc/clnt.c',
    version: k2629,
  },
  when: { task: { stage: 'ping' } },
  guard: (state, { task }) => !isAskedFor(state, state.task[task].xprt),
  effect(state, { task }, world) {
    const x = state.task[task].xprt;
    dropTransport(state, x, task, world);
    state.client[state.task[task].client].xprt = none;
    state.task[task].xprt = none;
    state.task[task].stage = 'failed_after';
  },
});

/**
 * The caller of `rpc_create()` sees the error, undoes what the design has it undo, and mount(2) fails.
 * Atomic because: a client that failed is no longer matched; cl_count is dropped under nfs_client_lock.
 */
export const createFailed = kernelAction({
  name: 'nfs_create_rpc_client_fails',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: [
      'nfs_create_rpc_client() /* fails */',
      { when: 'callerPutsOnError', call: '  put_net()' },
      'nfs_put_client()',
    ],
    file: 'fs/nfs/client.c',
    version: k2629,
  },
  when: { task: { stage: ['failed_before', 'failed_after'] } },
  effect(state, { task }, world) {
    if (world.rules.callerPutsOnError) {
      putNet(state, state.task[task].net);
      owe(state, task, -1);
    }
    const { client } = state.task[task];
    state.client[client].state = 'failed';
    dropClient(state, client, world);
    endMount(state, task);
  },
});

function callerGets(state: State, task: number, world: World): void {
  if (!world.rules.callerGets) return;
  getNet(state, state.task[task].net);
  owe(state, task, 1);
}

function makeNfsTransport(state: State, task: number, x: number, world: World): void {
  const pin = state.task[task].net;
  const net = world.rules.nfsPassesCurrent ? pin : initNet;
  const { isUdp, asksForPort } = world.kinds[state.task[task].options];
  makeTransport(state, x, task, { program: 'nfs', isUdp, bound: !asksForPort, net, pin, asks: none }, world);
}

/**
 * Nobody will ever free this transport. What it holds itself it keeps; where it holds nothing it is only memory, and
 * its place here can be used again.
 */
function leakTransport(state: State, x: number, task: number, world: World): void {
  const { net } = state.xprt[x];
  clearTransport(state, x);
  if (!world.rules.transportGets) return;
  state.xprt[x].program = 'leaked';
  state.xprt[x].net = net;
  owe(state, task, -1);
}
