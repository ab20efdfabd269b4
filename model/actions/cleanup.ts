import { k2629, kernelAction } from '../kernel-action.js';

/**
 * The worker of the "netns" workqueue takes a namespace whose count had reached 0 apart and frees it.
 * Atomic because: the one thread of the "netns" workqueue does it, after the namespace has left
 * net_namespace_list.
 */
export const cleanupNet = kernelAction({
  name: 'cleanup_net',
  actor: { thread: 'netns' },
  args: { net: 'net' },
  kernel: { calls: ['cleanup_net()', '  net_free()'], file: 'net/core/net_namespace.c', version: k2629 },
  when: { net: { life: 'queued' } },
  effect(state, { net }) {
    state.net[net].life = 'freed';
  },
});
