import { isInitializing, isWaiting, waitsFor } from './facts.js';
import { fairKernel } from './fair-kernel.js';
import type { NfsProperty } from './nfs-property.js';

/** To be killed is no answer: only who waits for ever is killed. */
export const waitForAClientEnds: NfsProperty = {
  kind: 'leads-to',
  name: 'wait-for-a-client-ends',
  catalogue: 'P33',
  sentence: 'Whoever waits for an nfs_client under construction learns that it is ready, or that it failed.',
  source:
    'nfs_get_client(), fs/nfs/client.c, 2.6.29, waits for another mount to be done; a state manager that does not start (linux-nfs, 2022) never is',
  witness: state => state.task.some(isWaiting),
  each: 'task',
  from: (state, _, task) => isWaiting(state.task[task]),
  to: (state, _, task) => !isWaiting(state.task[task]),
  fairness: fairKernel,
  explain: (state, world) => ({
    facts: state.task.flatMap((task, t) => {
      if (!isWaiting(task)) return [];
      const isUnder = state.client[task.client].state === 'initing';
      return [waitsFor(t, task.client, world), ...(isUnder ? [isInitializing(task.client, world)] : [])];
    }),
    so: 'nobody ever tells what came of it',
  }),
};
