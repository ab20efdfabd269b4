import type { View } from '../model/state.js';
import type { World } from '../model/world.js';
import type { Fact, NfsProperty } from './nfs-property.js';

/** A leak is no miscount: who leaked still holds. That it can be given back is promised by every-reference-can-be-dropped. */
export const failedMountLeavesCounts: NfsProperty = {
  kind: 'invariant',
  name: 'failed-mount-leaves-counts',
  catalogue: 'P31',
  sentence:
    'A mount(2) that fails has dropped every reference taken for it, unless a leaked transport keeps it, and no more.',
  source:
    'patch of 12 May 2009, fs/nfs/client.c: the caller drops on error what xs_destroy() has dropped already',
  witness: state => state.task.some(task => task.stage === 'failed_after' || task.stage === 'failed_before'),
  holds: state => indebted(state) === -1,
  explain(state, world) {
    const task = indebted(state);
    return task === -1
      ? { facts: [], so: '' }
      : { facts: [balanceOf(state, task, world)], so: 'every such failure changes a count for good' };
  },
};

function indebted(state: View): number {
  for (let t = 0; t < state.task.length; t++) {
    if (state.task[t].stage === 'running' && state.task[t].owed !== 0) return t;
  }
  return -1;
}

const balanceOf = (state: View, task: number, { entities }: World): Fact => {
  const { owed } = state.task[task];
  return {
    says:
      `the failed mount(2) of ${entities.task.members[task]} dropped ${Math.abs(owed)} ` +
      `${Math.abs(owed) === 1 ? 'reference' : 'references'} ${owed < 0 ? 'too many' : 'too few'}`,
    isTrue: other => other.task[task].stage === 'running' && other.task[task].owed === owed,
  };
};
