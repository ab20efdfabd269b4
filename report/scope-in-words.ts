import type { Scope } from '../model/scope.js';
import type { World } from '../model/world.js';
import { counted } from './number.js';

/** What a scope is made of, without its name; what it has none of is left out. */
export function scopeInWords(scope: Scope): string {
  const parts = [
    `${scope.nets} netns`,
    `${scope.mntnses} mount ns`,
    `${counted(scope.tasks, 'task')} (${scope.mounters} at a time in mount(2))`,
    counted(scope.mounts, 'mount'),
    counted(scope.superblocks, 'superblock'),
    counted(scope.clients, 'nfs_client'),
    counted(scope.xprts, 'transport'),
    counted(scope.files, 'open file'),
    counted(scope.userSockets, 'user socket'),
    counted(scope.reserve, 'other reference'),
  ].filter(part => !part.startsWith('0 '));
  return `${parts.join(', ')}; mounts by ${scope.options.join(', ')}`;
}

/** The scope of a world, for a header: `small: 2 netns, 2 tasks, ..., 2 servers at one address`. */
export const worldInWords = ({ scope, entities }: World): string =>
  `${scope.name}: ${scopeInWords(scope)}; ${counted(entities.server.members.length, 'server')} at one address`;
