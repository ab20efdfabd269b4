import { none } from '../checker/schema.js';
import { owesAtMost, type State, type View } from './state.js';

/** mount(2) returns to user space, with or without a mount. What the task then owes stays on record if it failed. */
export function endMount(state: State, t: number): void {
  const task = state.task[t];
  task.stage = 'running';
  task.options = 0;
  task.client = none;
  task.xprt = none;
  task.handle = none;
}

/** Whether a task is in mount(2). */
export const isMounting = (stage: View['task'][number]['stage']): boolean =>
  stage !== 'running' && stage !== 'unborn' && stage !== 'exiting' && stage !== 'gone';

/** The number of tasks in mount(2). */
export function mountersIn(state: View): number {
  let mounters = 0;
  for (let t = 0; t < state.task.length; t++) {
    if (isMounting(state.task[t].stage)) mounters += 1;
  }
  return mounters;
}

/** Notes that `references` were taken (or, below 0, dropped) on behalf of a task's mount(2). */
export function owe(state: State, t: number, references: number): void {
  const owed = state.task[t].owed + references;
  if (owed >= -owesAtMost && owed <= owesAtMost) state.task[t].owed = owed;
}
