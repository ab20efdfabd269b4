import { none } from '../checker/schema.js';
import { type Holder, holdsReference } from './holders.js';
import { initMntns } from './scope.js';
import type { View } from './state.js';
import { hasOpen } from './task.js';
import { countUses, isByMount, transportOfUse } from './use.js';
import type { World } from './world.js';

/**
 * What holds a network namespace for the sake of mounts although no mount and no mount(2) uses it: each reference that it
 * holds, by its holder. It may be about to let go; or nobody is left who could make it.
 */
export function leftoversOf(state: View, net: number, { entities, rules }: World): Holder[] {
  const xprts = entities.xprt.members.flatMap((name, x) => {
    const xprt = state.xprt[x];
    if (isTransportUsed(state, x)) return [];
    return [
      ...(xprt.socket === net ? [`the socket of ${name}`] : []),
      ...(xprt.net === net && holdsReference(xprt.program, rules) ? [name] : []),
    ];
  });
  const superblocks = entities.superblock.members.filter(
    (_, sb) => state.superblock[sb].net === net && !isSuperblockUsed(state, sb),
  );
  return [...xprts, ...superblocks];
}

/** The number of leftovers of a namespace; the same as `leftoversOf(...).length`, without making the list. */
export function countLeftovers(state: View, net: number, { rules }: World): number {
  let leftovers = 0;
  for (let x = 0; x < state.xprt.length; x++) {
    const xprt = state.xprt[x];
    if ((xprt.net !== net && xprt.socket !== net) || isTransportUsed(state, x)) continue;
    if (xprt.socket === net) leftovers += 1;
    if (xprt.net === net && holdsReference(xprt.program, rules)) leftovers += 1;
  }
  for (let sb = 0; sb < state.superblock.length; sb++) {
    if (state.superblock[sb].net === net && !isSuperblockUsed(state, sb)) leftovers += 1;
  }
  return leftovers;
}

/** Whether a mount that can still be unmounted, or a mount(2) under way, uses a transport. */
function isTransportUsed(state: View, x: number): boolean {
  for (let use = 0; use < countUses(state); use++) {
    if (transportOfUse(state, use) === x && (!isByMount(state, use) || canUnmount(state, use))) return true;
  }
  return false;
}

function isSuperblockUsed(state: View, sb: number): boolean {
  for (let m = 0; m < state.mount.length; m++) {
    if (state.mount[m].superblock === sb && canUnmount(state, m)) return true;
  }
  return false;
}

/**
 * Whether somebody is left who can unmount a mount: a task in its mount namespace, or process 1, which lives in the first
 * one and is not modelled; or who can close the last file on it. A task that exits, and takes its mounts along, no longer can.
 */
function canUnmount(state: View, m: number): boolean {
  const { mntns } = state.mount[m];
  if (mntns === initMntns) return true;
  for (let t = 0; t < state.task.length; t++) {
    const { stage } = state.task[t];
    if (stage === 'gone') continue;
    if (hasOpen(state, t, m)) return true;
    if (mntns !== none && state.task[t].mntns === mntns && stage !== 'exiting') return true;
  }
  return false;
}
