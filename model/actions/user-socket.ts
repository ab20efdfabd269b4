import { none } from '../../checker/schema.js';
import { closeUserSocket, freeUserSocket } from '../file.js';
import { k2629, kernelAction } from '../kernel-action.js';
import { getNet } from '../net.js';

/**
 * A task opens a socket itself, as a browser does: in its own network namespace, which the socket pins.
 * Atomic because: sk_alloc() takes the reference before anybody sees the socket.
 */
export const socket = kernelAction({
  name: 'socket',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: ['sys_socket()', '  sock_create()', '    sk_alloc()'],
    file: 'net/socket.c',
    version: k2629,
  },
  when: { task: { stage: 'running' } },
  guard: state => freeUserSocket(state) !== none,
  effect(state, { task }) {
    const userSocket = freeUserSocket(state);
    const { net } = state.task[task];
    getNet(state, net);
    state.userSocket[userSocket].task = task;
    state.userSocket[userSocket].net = net;
  },
});

/** Atomic because: the last reference has been dropped, so nobody else has one. */
export const closeSocket = kernelAction({
  name: 'close_socket',
  actor: { arg: 'task' },
  args: { task: 'task', userSocket: 'userSocket' },
  kernel: {
    calls: ['sys_close()', '  sock_release()', '    sk_free()'],
    file: 'net/core/sock.c',
    version: k2629,
  },
  when: { task: { stage: 'running' } },
  guard: (state, { task, userSocket }) => state.userSocket[userSocket].task === task,
  effect(state, { userSocket }) {
    closeUserSocket(state, userSocket);
  },
});
