import { none } from '../checker/schema.js';
import { initMntns } from './scope.js';
import type { View } from './state.js';

/** Whether no other task keeps this task's mount namespace alive. The initial one belongs to process 1 as well. */
export function isLastInMntns(state: View, t: number): boolean {
  const mntns = state.task[t].mntns;
  if (mntns === initMntns) return false;
  for (let other = 0; other < state.task.length; other++) {
    if (other !== t && state.task[other].mntns === mntns) return false;
  }
  return true;
}

/** Whether a mount is in the mount namespace of a task, so that the task can walk into it. */
export const isVisible = (state: View, t: number, m: number): boolean =>
  state.mount[m].superblock !== none && state.mount[m].mntns === state.task[t].mntns;

/** Whether a file is open on a mount. */
export function isOpen(state: View, m: number): boolean {
  for (let f = 0; f < state.file.length; f++) {
    if (state.file[f].mount === m) return true;
  }
  return false;
}

/** Whether a task has a file open on a mount, so that it can use that even where it no longer sees it. */
export function hasOpen(state: View, t: number, m: number): boolean {
  for (let f = 0; f < state.file.length; f++) {
    if (state.file[f].mount === m && state.file[f].task === t) return true;
  }
  return false;
}
