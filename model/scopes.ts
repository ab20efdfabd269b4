import type { Scope } from './scope.js';

/** Just enough for one mount and one container: for tests that compare whole state spaces. */
const tiny: Scope = {
  name: 'tiny',
  summary: 'one mount and its copy, one container',
  nets: 2,
  mntnses: 2,
  tasks: 2,
  mounters: 1,
  mounts: 2,
  superblocks: 1,
  clients: 1,
  xprts: 1,
  files: 0,
  userSockets: 0,
  reserve: 1,
  options: ['v4'],
};

const sharing: Scope = {
  ...tiny,
  name: 'sharing',
  summary: 'two mounts at once, of init and of a container: who shares what with whom, who waits for whom',
  mounters: 2,
  superblocks: 2,
  clients: 2,
  xprts: 2,
};

const helpers: Scope = {
  ...tiny,
  name: 'helpers',
  summary: 'NFSv3 over UDP and TCP with its clients of mountd and rpcbind, by init and by a container',
  mntnses: 1,
  superblocks: 2,
  clients: 2,
  xprts: 3,
  reserve: 2,
  options: ['v3-udp', 'v3-rpcbind'],
};

const files: Scope = {
  ...tiny,
  name: 'files',
  summary: 'open files that outlive a lazy umount, and sockets that tasks open themselves',
  files: 1,
  userSockets: 1,
};

/** All of it together, with two containers: more than can be searched, so for random walks. */
const deep: Scope = {
  name: 'deep',
  summary: 'two containers, three tasks, everything together: for random walks',
  nets: 3,
  mntnses: 3,
  tasks: 3,
  mounters: 2,
  mounts: 4,
  superblocks: 3,
  clients: 3,
  xprts: 5,
  files: 1,
  userSockets: 1,
  reserve: 2,
  options: ['v4', 'v3-tcp', 'v3-udp', 'v3-rpcbind'],
};

/** Every scope that is searched as one. */
export const scopes: readonly Scope[] = [tiny, sharing, helpers, files, deep];

/**
 * A scope that is searched in slices, each of which has a part of the world: a property holds in it if it holds in
 * every slice. What needs two slices at once, or a second container, it does not see; `deep` has all of it, for walks.
 */
export interface SlicedScope {
  readonly name: string;
  readonly summary: string;
  readonly slices: readonly Scope[];
}

export const small: SlicedScope = {
  name: 'small',
  summary: 'sharing, helpers and files, one after the other',
  slices: [sharing, helpers, files],
};

/** Every name that `--scope` takes, with the scopes that it stands for. The first is what a check uses if not told. */
export const namedScopes: readonly SlicedScope[] = [
  small,
  ...scopes.map(scope => ({ name: scope.name, summary: scope.summary, slices: [scope] })),
];
