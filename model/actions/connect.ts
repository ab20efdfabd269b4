import { none } from '../../checker/schema.js';
import { k2629, kernelAction } from '../kernel-action.js';
import { getNet } from '../net.js';
import { initNet } from '../scope.js';
import type { State, View } from '../state.js';
import { transportOf } from '../superblock.js';
import { hasOpen, isVisible } from '../task.js';
import { closeSocket } from '../transport.js';
import type { World } from '../world.js';

/**
 * The connect worker of a UDP transport closes what it had and opens a socket. It runs in rpciod, a kernel thread, whose
 * nsproxy is init's: only a namespace stored in the transport is that of the mount.
 * Atomic because: one work item, which holds the transport (XPRT_LOCKED).
 */
export const udpConnect = kernelAction({
  name: 'xs_udp_connect',
  actor: { thread: 'rpciod' },
  args: { xprt: 'xprt', net: 'net' },
  kernel: {
    calls: [
      'xs_udp_connect_worker4()',
      { unless: 'socketsFollowTransport', call: '  sock_create_kern()' },
      { when: 'socketsFollowTransport', call: '  __sock_create()' },
    ],
    file: 'net/sunrpc/xprtsock.c',
    version: k2629,
  },
  when: { xprt: { connection: 'queued', isUdp: true } },
  guard: (state, { xprt, net }, world) => net === netToOpen(state, xprt, world),
  effect(state, { xprt, net }) {
    openSocket(state, xprt, net);
  },
});

/**
 * The connect worker of a TCP transport that has no socket yet opens one. It does so at most once in a transport's life.
 * Atomic because: one work item, which holds the transport (XPRT_LOCKED).
 */
export const tcpConnect = kernelAction({
  name: 'xs_tcp_connect',
  actor: { thread: 'rpciod' },
  args: { xprt: 'xprt', net: 'net' },
  kernel: {
    calls: [
      'xs_tcp_connect_worker4()',
      { unless: 'socketsFollowTransport', call: '  sock_create_kern()' },
      { when: 'socketsFollowTransport', call: '  __sock_create()' },
    ],
    file: 'net/sunrpc/xprtsock.c',
    version: k2629,
  },
  when: { xprt: { connection: 'queued', isUdp: false } },
  guard: (state, { xprt, net }, world) =>
    state.xprt[xprt].socket === none && net === netToOpen(state, xprt, world),
  effect(state, { xprt, net }) {
    openSocket(state, xprt, net);
  },
});

/**
 * The connect worker of a TCP transport connects the socket that is left from before anew, in the namespace it is in.
 * Atomic because: one work item, which holds the transport (XPRT_LOCKED).
 */
export const tcpReuse = kernelAction({
  name: 'xs_tcp_reuse_connection',
  actor: { thread: 'rpciod' },
  args: { xprt: 'xprt' },
  kernel: {
    calls: ['xs_tcp_connect_worker4()', '  xs_tcp_reuse_connection()'],
    file: 'net/sunrpc/xprtsock.c',
    version: k2629,
  },
  when: { xprt: { connection: 'queued', isUdp: false } },
  guard: (state, { xprt }) => state.xprt[xprt].socket !== none,
  effect(state, { xprt }) {
    state.xprt[xprt].connection = 'connected';
  },
});

/**
 * A transport nobody used for five minutes is closed. UDP gives its socket up, TCP only says that it is done.
 * Atomic because: one work item, which holds the transport (XPRT_LOCKED).
 */
export const idleClose = kernelAction({
  name: 'xprt_autoclose',
  actor: { thread: 'rpciod' },
  args: { xprt: 'xprt' },
  kernel: { calls: ['xprt_autoclose()'], file: 'net/sunrpc/xprt.c', version: k2629 },
  when: { xprt: { program: 'nfs', connection: 'connected' } },
  effect(state, { xprt }) {
    if (state.xprt[xprt].isUdp) closeSocket(state, xprt);
    state.xprt[xprt].connection = 'closed';
  },
});

/**
 * A task uses a mount whose transport is closed: the connect worker is queued.
 * Atomic because: it only queues the connect worker.
 */
export const rpcCall = kernelAction({
  name: 'rpc_call',
  actor: { arg: 'task' },
  args: { task: 'task', mount: 'mount' },
  kernel: {
    calls: ['rpc_call_sync()', '  call_connect()', '    xprt_connect()'],
    file: 'net/sunrpc/clnt.c',
    version: k2629,
  },
  when: { task: { stage: 'running' } },
  guard: (state, { task, mount }) =>
    (isVisible(state, task, mount) || hasOpen(state, task, mount)) &&
    isIdle(state, transportOf(state, mount)),
  effect(state, { mount }) {
    state.xprt[transportOf(state, mount)].connection = 'queued';
  },
});

/**
 * The first call of a new mount on a shared transport that is closed.
 * Atomic because: it only queues the connect worker.
 */
export const firstCall = kernelAction({
  name: 'nfs_probe_fsinfo',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: ['nfs_probe_fsinfo()', '  call_connect()', '    xprt_connect()'],
    file: 'fs/nfs/client.c',
    version: k2629,
  },
  when: { task: { stage: 'create_server' } },
  guard: (state, { task }) => isIdle(state, state.client[state.task[task].client].xprt),
  effect(state, { task }) {
    state.xprt[state.client[state.task[task].client].xprt].connection = 'queued';
  },
});

const isIdle = (state: View, x: number): boolean =>
  state.xprt[x].bound && state.xprt[x].connection === 'closed';

/** Which namespace the connect worker opens a socket in: the decision `socketNet`. */
const netToOpen = (state: View, x: number, world: World): number =>
  world.rules.socketsFollowTransport ? state.xprt[x].net : initNet;

function openSocket(state: State, x: number, net: number): void {
  const xprt = state.xprt[x];
  getNet(state, net);
  xprt.socket = net;
  xprt.connection = 'connected';
  if (xprt.firstNet === none) xprt.firstNet = net;
}
