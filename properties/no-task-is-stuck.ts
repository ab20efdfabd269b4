import { none } from '../checker/schema.js';
import type { View } from '../model/state.js';
import { freeClient } from '../model/superblock.js';
import { isHalfWay } from './facts.js';
import type { NfsProperty } from './nfs-property.js';

/**
 * A task that is in user space can always exit, so the system comes to rest only when all are gone, or stuck.
 * Leaves out: a task for whose new nfs_client the scope has no room. It waits for a part of the model, not of a kernel.
 */
export const noTaskIsStuck: NfsProperty = {
  kind: 'deadlock',
  name: 'no-task-is-stuck',
  catalogue: 'P26',
  sentence: 'The system never comes to rest with a task in the middle of mount(2) or of its exit.',
  source:
    'linux-nfs, March 2025, "nfs/sunrpc: stop holding netns references in client-side NFS and RPC objects": tasks of a dead container blocked for ever',
  witness: state => state.task.some((_, t) => isInTheMiddle(state, t)),
  mayEnd: state => state.task.every((_, t) => !isInTheMiddle(state, t) || lacksRoom(state, t)),
  explain: (state, world) => ({
    facts: state.task.flatMap((_, t) => (isInTheMiddle(state, t) ? [isHalfWay(state, t, world)] : [])),
    so: 'and nothing can happen any more',
  }),
};

function isInTheMiddle(state: View, t: number): boolean {
  const { stage } = state.task[t];
  return stage !== 'running' && stage !== 'unborn' && stage !== 'gone';
}

const lacksRoom = (state: View, t: number): boolean =>
  state.task[t].stage === 'get_client' && freeClient(state) === none;
