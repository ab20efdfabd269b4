import { none } from '../checker/schema.js';
import { owe } from './mounting.js';
import { getNet, putNet } from './net.js';
import type { State, View } from './state.js';
import type { World } from './world.js';

/** A transport about to be made. */
export interface NewTransport {
  readonly program: 'nfs' | 'mount' | 'rpcbind';
  readonly isUdp: boolean;
  readonly bound: boolean;
  /** The namespace that the caller of `rpc_create()` passes. */
  readonly net: number;
  readonly pin: number;
  readonly asks: number;
}

/** The first unused transport, or none. */
export function freeTransport(state: View): number {
  for (let x = 0; x < state.xprt.length; x++) {
    if (state.xprt[x].program === 'none') return x;
  }
  return none;
}

/**
 * `xprt_create_transport()` with its one rpc_clnt. Where its port is known, the first call is waiting and has the
 * connect worker queued. `task` is whose mount(2) it is made for.
 * Kernel: rpc_create(), net/sunrpc/clnt.c; xs_setup_tcp(), xs_setup_udp(), net/sunrpc/xprtsock.c, 2.6.29.
 */
export function makeTransport(state: State, x: number, task: number, made: NewTransport, world: World): void {
  const xprt = state.xprt[x];
  xprt.program = made.program;
  xprt.isUdp = made.isUdp;
  xprt.clients = 1;
  xprt.net = world.rules.socketsFollowTransport ? made.net : none;
  xprt.bound = made.bound;
  xprt.connection = made.bound ? 'queued' : 'closed';
  xprt.asks = made.asks;
  xprt.pin = made.pin;
  if (world.rules.transportGets) {
    getNet(state, made.net);
    owe(state, task, 1);
  }
}

/**
 * Drops one rpc_clnt of a transport; the last one destroys it: the connect worker is cancelled, the socket is
 * closed, the reference is dropped where the design drops one there. `task` is whose mount(2) it was made for,
 * none where that has long returned.
 * Kernel: rpc_free_client(), net/sunrpc/clnt.c; xprt_destroy(), net/sunrpc/xprt.c; xs_destroy(), xprtsock.c, 2.6.29.
 */
export function dropTransport(state: State, x: number, task: number, world: World): void {
  const xprt = state.xprt[x];
  xprt.clients -= 1;
  if (xprt.clients > 0) return;
  closeSocket(state, x);
  if (world.rules.transportPuts && xprt.net !== none) {
    putNet(state, xprt.net);
    if (task !== none) owe(state, task, -1);
  }
  clearTransport(state, x);
}

/** Forgets a transport, whatever it holds. */
export function clearTransport(state: State, x: number): void {
  const xprt = state.xprt[x];
  xprt.program = 'none';
  xprt.isUdp = false;
  xprt.clients = 0;
  xprt.net = none;
  xprt.bound = false;
  xprt.connection = 'closed';
  xprt.socket = none;
  xprt.asks = none;
  xprt.portFrom = none;
  xprt.firstNet = none;
  xprt.pin = none;
}

/** `xs_close()`: releases the socket, and with it the reference that every socket holds on its namespace. */
export function closeSocket(state: State, x: number): void {
  const xprt = state.xprt[x];
  if (xprt.socket === none) return;
  putNet(state, xprt.socket);
  xprt.socket = none;
}

/** Whether a transport is connected, so that a call on it can be answered. */
export const isConnected = (state: View, x: number): boolean => state.xprt[x].connection === 'connected';

/** The server that a transport's socket reaches. It must have one. */
export const serverReached = (state: View, x: number, world: World): number =>
  world.serverIn[state.xprt[x].socket];

/** Whether a transport still waits for rpcbind to name its port, and no query is under way. */
export function needsPort(state: View, x: number): boolean {
  return !state.xprt[x].bound && !isAskedFor(state, x);
}

/** Whether a query for a transport's port is under way. */
export const isAskedFor = (state: View, x: number): boolean => queryFor(state, x) !== none;

/** The transport of the rpcbind client that asks for a transport's port, or none. */
export function queryFor(state: View, x: number): number {
  for (let other = 0; other < state.xprt.length; other++) {
    if (state.xprt[other].asks === x) return other;
  }
  return none;
}

/** The task whose mount(2) waits for a transport, or for the transport whose port it asks for; or none. */
export function waiterOf(state: View, x: number): number {
  const waitedFor = state.xprt[x].asks === none ? x : state.xprt[x].asks;
  for (let task = 0; task < state.task.length; task++) {
    if (state.task[task].xprt === waitedFor) return task;
  }
  return none;
}
