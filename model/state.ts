import {
  array,
  bool,
  index,
  indexOrNone,
  int,
  oneOf,
  type Reading,
  struct,
  type Value,
} from '../checker/schema.js';
import type { Entities } from './scope.js';

/** Where a task is in its life and, while it is in mount(2), how far that has come. */
export const taskStages = oneOf(
  'unborn',
  'running', // in user space, free to enter any system call
  'mountd', // nfs_mount(): waits for the answer of mountd
  'get_client', // about to look for an nfs_client
  'wait', // in nfs_get_client(), waits for a client that another mount is constructing
  'rpc_create', // has an nfs_client of its own, about to make its RPC client
  'ping', // in rpc_create(), waits for the answer to the NULL call
  'out_err', // in rpc_create(), about to put the transport that it made
  'failed_before', // rpc_create() failed, no transport took the caller's reference over
  'failed_after', // rpc_create() failed, and destroyed the transport it had made
  'create_server', // has a client that is ready, about to make its nfs_server
  'sget', // has an nfs_server, about to look for a superblock to share
  'exiting', // has lost its nsproxy: current->nsproxy is NULL
  'gone',
);

/** More references than anybody can hold at any scope. */
export const countMax = 20;

/** The record of what a mount(2) owes goes from -3 to 3; beyond that it is not exact, and wrong whatever it says. */
export const owesAtMost = 3;

/** struct net. */
const netStruct = () =>
  struct({
    /** `queued`: the count reached 0 and cleanup_net() has work; `freed`: it ran; the last means memory corruption. */
    life: oneOf('unused', 'live', 'queued', 'freed', 'used_after_free'),
    /** net->count as the kernel's gets and puts made it; -1 is an underflow. */
    count: int(-1, countMax),
  });

/** struct task_struct. */
const taskStruct = ({ net, mntns, client, xprt, server, options }: Entities) =>
  struct({
    stage: taskStages,
    /** Whether its nsproxy is a copy, which holds its net; else it shares init_nsproxy, which counts nothing. */
    ownNsproxy: bool,
    /** What its nsproxy says; in an exiting task, what the nsproxy being freed says. */
    net: indexOrNone(net),
    mntns: indexOrNone(mntns),
    /** What it asked mount(2) for; the first kind where it is not in there. */
    options: index(options),
    client: indexOrNone(client),
    /** The transport whose answer it waits for. */
    xprt: indexOrNone(xprt),
    /** Ghost: the server that minted the root file handle it was given. */
    handle: indexOrNone(server),
    /** Ghost: references that its mount(2) took and did not drop so far; kept after a mount that failed. */
    owed: int(-owesAtMost, owesAtMost),
  });

/** struct vfsmount; unused where it has no superblock. Without a mntns it was lazily unmounted. */
const mountStruct = ({ net, mntns, superblock }: Entities) =>
  struct({
    superblock: indexOrNone(superblock),
    mntns: indexOrNone(mntns),
    /** Ghost: the pin, the network namespace of the task that did the mount. Copies keep it. */
    pin: indexOrNone(net),
    /** Ghost: whether it was made by copying a mount namespace. */
    isCopy: bool,
  });

/** struct super_block with its nfs_server; `count` is the number of mounts of it. Unused at 0. */
const superblockStruct = ({ net, mount, client, server }: Entities) =>
  struct({
    count: int(0, mount.members.length),
    client: indexOrNone(client),
    /** The namespace it holds a reference on, where the design has it hold one. */
    net: indexOrNone(net),
    /** Ghost: the server that minted its root file handle. */
    handle: indexOrNone(server),
  });

/** struct nfs_client; `count` is cl_count, unused at 0. */
const clientStruct = ({ net, task, superblock, xprt, options }: Entities) =>
  struct({
    state: oneOf('unused', 'initing', 'ready', 'failed'),
    count: int(0, task.members.length + superblock.members.length),
    /** Its key: the kind of mount, and the namespace of the mount that made it. */
    options: index(options),
    net: indexOrNone(net),
    xprt: indexOrNone(xprt),
  });

/** struct rpc_xprt with its sock_xprt; `clients` is the number of rpc_clnts that use it. */
const xprtStruct = ({ net, task, superblock, xprt, server }: Entities) =>
  struct({
    /** `leaked`: nobody has a pointer to it any more, and it still holds its reference. */
    program: oneOf('none', 'nfs', 'mount', 'rpcbind', 'leaked'),
    isUdp: bool,
    clients: int(0, 1 + superblock.members.length + task.members.length),
    /** The namespace stored in it. */
    net: indexOrNone(net),
    /** Whether its port is known. */
    bound: bool,
    /** `queued`: the connect worker has been queued. */
    connection: oneOf('closed', 'queued', 'connected'),
    /** The namespace its socket was opened in; none where it has no socket. */
    socket: indexOrNone(net),
    /** For a transport of rpcbind: the transport whose port it asks for. */
    asks: indexOrNone(xprt),
    /** Ghost: the server whose rpcbind named the port. */
    portFrom: indexOrNone(server),
    /** Ghost: the namespace in which it first connected. */
    firstNet: indexOrNone(net),
    /** Ghost: the pin of the mount that it was made for. */
    pin: indexOrNone(net),
  });

/** struct file on an NFS mount. */
const fileStruct = ({ task, mount }: Entities) =>
  struct({ task: indexOrNone(task), mount: indexOrNone(mount) });

/** A socket that a task opened itself, as a browser does. */
const userSocketStruct = ({ net, task }: Entities) =>
  struct({ task: indexOrNone(task), net: indexOrNone(net) });

/**
 * The state: one struct for each kind of kernel object, one element for each that the scope allows. Fields marked
 * "ghost" are the specifier's memory: designs are judged by them, and no kernel reads them.
 */
export const schemaFor = (entities: Entities) =>
  struct({
    net: array(entities.net, netStruct()),
    task: array(entities.task, taskStruct(entities)),
    mount: array(entities.mount, mountStruct(entities)),
    superblock: array(entities.superblock, superblockStruct(entities)),
    client: array(entities.client, clientStruct(entities)),
    xprt: array(entities.xprt, xprtStruct(entities)),
    file: array(entities.file, fileStruct(entities)),
    userSocket: array(entities.userSocket, userSocketStruct(entities)),
  });

export type State = Value<ReturnType<typeof schemaFor>>;
export type View = Reading<State>;
