import { none } from '../../checker/schema.js';
import { k2629, kernelAction } from '../kernel-action.js';
import { endMount } from '../mounting.js';
import { dropTransport, isConnected, serverReached } from '../transport.js';

/**
 * mountd answers with the root file handle, minted by the server that was asked; its client is shut down.
 * Atomic because: only this task uses the client of mountd.
 */
export const mountdAnswers = kernelAction({
  name: 'mountd_answers',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: [
      'nfs_mount()',
      '  rpc_call_sync()',
      '  rpc_shutdown_client()',
      '    xs_destroy()',
      '      xs_close()',
      { when: 'transportPuts', call: '      put_net()' },
    ],
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

/**
 * mountd does not answer: the NULL call of `rpc_create()`, or MNT, fails; its client is shut down, mount(2) fails.
 * Atomic because: only this task uses the client of mountd.
 */
export const mountdFails = kernelAction({
  name: 'mountd_fails',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: {
    calls: [
      'nfs_mount()',
      '  rpc_create() /* fails */',
      '    rpc_shutdown_client()',
      '      xs_destroy()',
      '        xs_close()',
      { when: 'transportPuts', call: '        put_net()' },
    ],
    file: 'fs/nfs/mount_clnt.c',
    version: k2629,
  },
  when: { task: { stage: 'mountd' } },
  effect(state, { task }, world) {
    dropTransport(state, state.task[task].xprt, task, world);
    endMount(state, task);
  },
});
