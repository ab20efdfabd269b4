import { none } from '../checker/schema.js';
import type { State } from './state.js';

/** mount(2) returns to user space, with or without a mount. What the task then owes stays on record if it failed. */
export function endMount(state: State, t: number): void {
  const task = state.task[t];
  task.stage = 'running';
  task.options = 0;
  task.client = none;
  task.xprt = none;
  task.handle = none;
}
