import { none } from '../../checker/schema.js';
import { k2629, kernelAction } from '../kernel-action.js';
import { initNet } from '../scope.js';
import {
  dropTransport,
  freeTransport,
  makeTransport,
  needsPort,
  serverReached,
  waiterOf,
} from '../transport.js';

/**
 * A call on a transport without a port: a client of rpcbind is made to ask for it, at the same address.
 * Atomic because: nobody else has a pointer to the client of rpcbind.
 */
export const rpcbCreate = kernelAction({
  name: 'rpcb_create',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: [
      'rpcb_getport_async()',
      '  rpcb_create()',
      '    rpc_create()',
      { when: 'transportGets', call: '      xprt_alloc()' },
    ],
    file: 'net/sunrpc/rpcb_clnt.c',
    version: k2629,
  },
  when: { task: { stage: 'ping' } },
  guard: (state, { task }) => needsPort(state, state.task[task].xprt) && freeTransport(state) !== none,
  effect(state, { task }, world) {
    const xprt = freeTransport(state);
    const asks = state.task[task].xprt;
    const { pin, isUdp, net: stored } = state.xprt[asks];
    const net = world.rules.helpersFollowMount && stored !== none ? stored : initNet;
    makeTransport(state, xprt, task, { program: 'rpcbind', isUdp, bound: true, net, pin, asks }, world);
  },
});

/**
 * rpcbind names the port, the call waiting for it has its connect worker queued, and rpcbind's client is gone.
 * Atomic because: one RPC task in rpciod; the transport that asks is held meanwhile.
 */
export const rpcbAnswers = kernelAction({
  name: 'rpcb_getport_done',
  actor: { thread: 'rpciod' },
  args: { xprt: 'xprt' },
  kernel: {
    calls: [
      'rpcb_getport_done()',
      '  xprt_set_bound()',
      'rpc_release_client()',
      '  xs_destroy()',
      '    xs_close()',
      { when: 'transportPuts', call: '    put_net()' },
    ],
    file: 'net/sunrpc/rpcb_clnt.c',
    version: k2629,
  },
  when: { xprt: { program: 'rpcbind', connection: 'connected' } },
  effect(state, { xprt }, world) {
    const { asks } = state.xprt[xprt];
    state.xprt[asks].bound = true;
    state.xprt[asks].portFrom = serverReached(state, xprt, world);
    state.xprt[asks].connection = 'queued';
    dropTransport(state, xprt, waiterOf(state, xprt), world);
  },
});

/**
 * rpcbind does not answer: its client is gone, the port stays unknown.
 * Atomic because: one RPC task in rpciod; the transport that asks is held meanwhile.
 */
export const rpcbFails = kernelAction({
  name: 'rpcb_getport_fails',
  actor: { thread: 'rpciod' },
  args: { xprt: 'xprt' },
  kernel: {
    calls: [
      'rpcb_getport_done() /* fails */',
      'rpc_release_client()',
      '  xs_destroy()',
      '    xs_close()',
      { when: 'transportPuts', call: '    put_net()' },
    ],
    file: 'net/sunrpc/rpcb_clnt.c',
    version: k2629,
  },
  when: { xprt: { program: 'rpcbind' } },
  effect(state, { xprt }, world) {
    dropTransport(state, xprt, waiterOf(state, xprt), world);
  },
});
