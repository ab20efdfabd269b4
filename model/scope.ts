import { type Domain, domain, numbered } from '../checker/schema.js';
import type { MountOptions } from './mount-options.js';

/** How many of each thing there is. A verdict is about its scope and prints it. */
export interface Scope {
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly summary: string;
  /** Network namespaces, init_net included. */
  readonly nets: number;
  /** Mount namespaces, the initial one included. */
  readonly mntnses: number;
  readonly tasks: number;
  /** Tasks that can be in mount(2) at a time. */
  readonly mounters: number;
  /** Mounts (struct vfsmount) that can exist at a time, copies included; superblocks likewise. */
  readonly mounts: number;
  readonly superblocks: number;
  readonly clients: number;
  /** Transports that can exist at a time, those of mountd and rpcbind clients included. */
  readonly xprts: number;
  /** Open files, and sockets of user tasks, at a time. */
  readonly files: number;
  readonly userSockets: number;
  /** References on init_net held by tasks and sockets outside this scope: a host is never quite empty. */
  readonly reserve: number;
  /** The kinds of mount that tasks ask for. */
  readonly options: readonly MountOptions[];
}

/**
 * The entities of a scope, by name. init_net, the initial mount namespace and task A come first in theirs.
 *
 * Of each kind all are alike, but for init_net and the initial mount namespace. Task A is not told apart: that it is the one
 * which is there at boot is a matter of the initial state. Where the model takes the first unused object, the unused
 * ones are the same in everything and nothing points at them; where it takes the first that matches (a client, a
 * superblock, the query or the waiter of a transport), no second one can match, since one is made only if none does.
 * Both are checked, by trying permutations of reachable states.
 */
export interface Entities {
  readonly net: Domain;
  readonly mntns: Domain;
  readonly task: Domain;
  readonly mount: Domain;
  readonly superblock: Domain;
  readonly client: Domain;
  readonly xprt: Domain;
  readonly file: Domain;
  readonly userSocket: Domain;
  readonly server: Domain;
  readonly options: Domain;
  readonly flags: Domain;
}

/** init_net, the initial mount namespace, and the first task, which lives in both. */
export const initNet = 0;
export const initMntns = 0;
export const firstTask = 0;

/** What clone(2) and unshare(2) are asked to make anew. */
export const cloneFlags = ['CLONE_NEWNET', 'CLONE_NEWNS', 'CLONE_NEWNET|CLONE_NEWNS'] as const;

export function entitiesOf(scope: Scope): Entities {
  const allAlike = { alikeFrom: 0 };
  const firstApart = { alikeFrom: 1 };
  return {
    net: domain('net', ['init_net', ...numbered('c', scope.nets - 1)], firstApart),
    mntns: domain('mntns', ['init_mnt', ...numbered('mnt', scope.mntnses - 1)], firstApart),
    task: domain('task', ['A', 'B', 'C', 'D'].slice(0, scope.tasks), allAlike),
    mount: domain('mount', numbered('m', scope.mounts), allAlike),
    superblock: domain('superblock', numbered('sb', scope.superblocks), allAlike),
    client: domain('client', numbered('clp', scope.clients), allAlike),
    xprt: domain('xprt', numbered('x', scope.xprts), allAlike),
    file: domain('file', numbered('f', scope.files), allAlike),
    userSocket: domain('userSocket', numbered('u', scope.userSockets), allAlike),
    server: domain('server', ['serverA', 'serverB']),
    options: domain('options', scope.options),
    flags: domain('flags', cloneFlags),
  };
}
