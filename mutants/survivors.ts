/** Mutants that survive for one reason, which must be true. */
export interface Survivors {
  /**
   * What the reason claims.
   * - `equivalent`: the mutant is the same machine at the scopes searched. A run holds that to account: every look must
   *   come to as many states and transitions as unchanged.
   * - `unread`: it differs only in what a place remembers that is not in use, or in a ghost that no promise reads.
   * - `unpromised`: it behaves otherwise, and no promise about this part of the world speaks of that.
   */
  readonly kind: 'equivalent' | 'unread' | 'unpromised';
  /** A clause. */
  readonly reason: string;
  /** Operator and name of each: `drop put: model/net.ts putNet: drop ns.count -= 1`. */
  readonly mutants: readonly string[];
}

export const survivors: readonly Survivors[] = [
  {
    kind: 'equivalent',
    reason:
      'no scope that is searched has a third mount namespace, so that nobody can leave the one container has for yet another and have its mounts dropped',
    mutants: [
      'drop put: model/actions/namespaces.ts unshare: drop dropMounts(state, state.task[task].mntns, world)',
      'double put: model/actions/namespaces.ts unshare: twice dropMounts(state, state.task[task].mntns, world)',
      'drop put: model/nsproxy.ts dropMounts: drop dropMount(state, m, world)',
      'double put: model/nsproxy.ts dropMounts: twice dropMount(state, m, world)',
      'drop condition: model/nsproxy.ts dropMounts: never state.mount[m].superblock === none || state.mount[m].mntns !== mntns',
      'drop condition: model/nsproxy.ts dropMounts: never isOpen(state, m)',
      'drop condition: model/nsproxy.ts dropMounts: always isOpen(state, m)',
      'drop cleared field: model/nsproxy.ts dropMounts: drop state.mount[m].mntns = none',
    ],
  },
  {
    kind: 'equivalent',
    reason:
      'a mount namespace whose last task exits has no open file on its mounts: who opened one in it and moved on would need a third one to go to',
    mutants: [
      'drop condition: model/actions/exit.ts putMntNs: never isOpen(state, mount)',
      'drop cleared field: model/actions/exit.ts putMntNs: drop state.mount[mount].mntns = none',
    ],
  },
  {
    kind: 'equivalent',
    reason:
      'an unused mount is in no mount namespace, and who asks about its superblock asks about that as well',
    mutants: [
      'drop guard: model/actions/exit.ts putMntNs: drop state.mount[mount].superblock !== none',
      'drop condition: model/actions/exit.ts hasMountsToDrop: drop state.mount[m].superblock !== none',
      'drop condition: model/task.ts isVisible: drop state.mount[m].superblock !== none',
    ],
  },
  {
    kind: 'equivalent',
    reason:
      'only transports of clients that are ready are asked whether they are idle, and a ping has been answered on those, for which the port must be known',
    mutants: ['drop condition: model/actions/connect.ts isIdle: drop state.xprt[x].bound'],
  },
  {
    kind: 'equivalent',
    reason:
      'no design opens a second socket of a transport in another namespace than the first, so that the ghost is written again with what it says',
    mutants: ['drop condition: model/actions/connect.ts openSocket: always xprt.firstNet === none'],
  },
  {
    kind: 'equivalent',
    reason:
      'a UDP transport gives its socket up where it is closed, so that none is queued with a socket left to connect anew',
    mutants: ['drop guard: model/actions/connect.ts tcpReuse: drop when xprt has isUdp: false'],
  },
  {
    kind: 'equivalent',
    reason:
      'bounds of the record itself, as far from what a mount(2) or a namespace of these scopes comes to as is wanted: they are there for larger ones',
    mutants: [
      'drop condition: model/mounting.ts owe: always owed >= -owesAtMost && owed <= owesAtMost',
      'drop condition: model/mounting.ts owe: drop owed >= -owesAtMost',
      'drop condition: model/mounting.ts owe: drop owed <= owesAtMost',
      'drop condition: model/net.ts getNet: always ns.count < countMax',
      'drop condition: model/net.ts putNet: always ns.count >= 0',
    ],
  },
  {
    kind: 'equivalent',
    reason:
      'a lazily unmounted mount has one open file at most, since no scope that is searched has a second file',
    mutants: ['drop condition: model/file.ts closeFile: drop !isOpen(state, mount)'],
  },
  {
    kind: 'equivalent',
    reason: 'an unused superblock has no client, so that no task in mount(2) has the same one',
    mutants: ['drop condition: model/actions/superblock.ts sharableOf: drop state.superblock[sb].count > 0'],
  },
  {
    kind: 'equivalent',
    reason:
      'the design that has helpers follow the mount has its transports store a namespace, so that there is always one',
    mutants: ['drop condition: model/actions/rpcbind.ts rpcbCreate: drop stored !== none'],
  },
  {
    kind: 'equivalent',
    reason: 'a transport that is cleared has had its socket closed, or was forgotten before it had one',
    mutants: ['drop cleared field: model/transport.ts clearTransport: drop xprt.socket = none'],
  },
  {
    kind: 'equivalent',
    reason: 'the designs whose transports drop a reference have them store the namespace that it is on',
    mutants: ['drop condition: model/transport.ts dropTransport: drop xprt.net !== none'],
  },
  {
    kind: 'equivalent',
    reason:
      'the 2.6.29 kernel passes init_net whatever the mount, and so stores no other namespace than it opens sockets in anyway',
    mutants: ["change decision: designs/linux-2.6.29.ts linux2629: socketNet: 'stored'"],
  },
  {
    kind: 'equivalent',
    reason:
      'where the superblock holds the reference, a transport that is leaked or put before it has connected gives up memory only, and the caller undoes the same after either',
    mutants: [
      "change decision: designs/rfc-2009-superblock.ts rfc2009Superblock: rpciodFailure: 'puts-transport'",
    ],
  },
  {
    kind: 'unread',
    reason:
      'a task that is gone has no netns, by which holders are looked for, and what its last failed mount(2) owed was judged when that failed',
    mutants: [
      'drop cleared field: model/actions/exit.ts leave: drop task.ownNsproxy = false',
      'drop cleared field: model/actions/exit.ts leave: drop task.owed = 0',
    ],
  },
  {
    kind: 'unread',
    reason:
      'a task looks at its options, client and transport only in the stages of mount(2) that set them before, so that what is left of an earlier mount(2) is written over',
    mutants: [
      'drop cleared field: model/actions/rpc-create.ts pingAnswered: drop state.task[task].xprt = none',
      'drop cleared field: model/mounting.ts endMount: drop task.options = 0',
      'drop cleared field: model/mounting.ts endMount: drop task.client = none',
    ],
  },
  {
    kind: 'unread',
    reason: 'what an unused mount, superblock or client remembers is written over before it is used again',
    mutants: [
      'drop cleared field: model/superblock.ts dropMount: drop mount.isCopy = false',
      'drop cleared field: model/superblock.ts dropMount: drop sb.client = none',
      'drop cleared field: model/superblock.ts dropMount: drop sb.handle = none',
      'drop cleared field: model/superblock.ts dropClient: drop client.options = 0',
      'drop cleared field: model/superblock.ts dropClient: drop client.net = none',
    ],
  },
  {
    kind: 'unread',
    reason:
      'what an unused or leaked transport remembers is written over by the one who makes the next in its place',
    mutants: [
      'drop cleared field: model/transport.ts clearTransport: drop xprt.isUdp = false',
      'drop cleared field: model/transport.ts clearTransport: drop xprt.clients = 0',
      'drop cleared field: model/transport.ts clearTransport: drop xprt.bound = false',
      'drop cleared field: model/transport.ts clearTransport: drop xprt.pin = none',
    ],
  },
  {
    kind: 'unpromised',
    reason:
      'only a step that both takes and drops a reference on a freed namespace would queue that again, and in no design is such a step the first use after free',
    mutants: ["drop condition: model/net.ts putNet: drop ns.life === 'live'"],
  },
  {
    kind: 'unpromised',
    reason:
      'promises say which namespace a transport opens its socket in, not when it connects, when it is closed, nor which of two workers with one effect does it',
    mutants: [
      'drop guard: model/actions/connect.ts tcpConnect: drop when xprt has isUdp: false',
      "drop guard: model/actions/connect.ts tcpReuse: drop when xprt has connection: 'queued'",
      "drop guard: model/actions/connect.ts idleClose: drop when xprt has program: 'nfs'",
      "drop guard: model/actions/connect.ts idleClose: drop when xprt has connection: 'connected'",
      'drop guard: model/actions/superblock.ts createServer: drop isConnected(state, state.client[state.task[task].client].xprt)',
    ],
  },
  {
    kind: 'unpromised',
    reason:
      'a task that is busy with mount(2), or is exiting, enters another system call as no task can: what it may do at a time nobody promises, and a thread beside it could do the same',
    mutants: [
      "drop guard: model/actions/connect.ts rpcCall: drop when task has stage: 'running'",
      "drop guard: model/actions/umount.ts lazyUmount: drop when task has stage: 'running'",
      "drop guard: model/actions/umount.ts close: drop when task has stage: 'running'",
      "drop guard: model/actions/user-socket.ts closeSocket: drop when task has stage: 'running'",
    ],
  },
  {
    kind: 'unpromised',
    reason:
      'who may unmount or use which mount is permission: that a mount goes early, or that a task reaches one it does not see, breaks no promise about namespaces',
    mutants: [
      'drop guard: model/actions/umount.ts lazyUmount: drop isVisible(state, task, mount)',
      'drop guard: model/actions/exit.ts putMntNs: drop state.mount[mount].mntns === state.task[task].mntns',
      'drop condition: model/task.ts isVisible: drop state.mount[m].mntns === state.task[t].mntns',
      'drop condition: model/task.ts hasOpen: drop state.file[f].task === t',
      'drop condition: model/actions/namespaces.ts unshare: drop mntns !== state.task[task].mntns',
      'drop condition: model/task.ts isLastInMntns: never other !== t && state.task[other].mntns === mntns',
      'drop condition: model/file.ts closeFile: always state.mount[mount].mntns === none && !isOpen(state, mount)',
      'drop condition: model/file.ts closeFile: drop state.mount[mount].mntns === none',
    ],
  },
  {
    kind: 'unpromised',
    reason:
      'a system call that does nothing leaves things as they were, and nobody promises a task that what it asks for is done: it can still exit',
    mutants: [
      'drop put: model/actions/umount.ts close: drop closeFile(state, file, world)',
      'drop cleared field: model/actions/umount.ts lazyUmount: drop state.mount[mount].mntns = none',
      'drop put: model/actions/user-socket.ts closeSocket: drop closeUserSocket(state, userSocket)',
    ],
  },
  {
    kind: 'unpromised',
    reason:
      'a socket that a task opened itself and that outlives the task keeps the namespace for itself, not for a mount; promises are about mounts',
    mutants: ['drop put: model/actions/exit.ts doExit: drop closeUserSocket(state, u)'],
  },
  {
    kind: 'unpromised',
    reason: 'a task that shares init_nsproxy holds nothing, and nobody promises that it comes to its end',
    mutants: ['drop cleared field: model/actions/exit.ts doExit: drop leave(state, task)'],
  },
  {
    kind: 'unpromised',
    reason:
      'setns(2) into the namespace one is in, or into one whose tasks are all exiting, takes and drops references as any other does',
    mutants: [
      'drop guard: model/actions/namespaces.ts setns: drop state.task[task].net !== net',
      "drop condition: model/actions/namespaces.ts hasTask: drop state.task[t].stage !== 'exiting'",
    ],
  },
  {
    kind: 'unpromised',
    reason:
      'an nfs_client that failed has no transport and holds no namespace, so that its reference which is never put leaks memory only',
    mutants: [
      'drop put: model/actions/nfs-client.ts clientFailed: drop dropClient(state, state.task[task].client, world)',
    ],
  },
  {
    kind: 'unpromised',
    reason:
      'a client is promised to be shared within one namespace only; not that mounts of one namespace share it, or its superblock, nor that they do so only where they are of one kind',
    mutants: [
      'drop guard: model/actions/superblock.ts newSuperblock: drop sharableOf(state, task) === none',
      'drop key field: model/actions/nfs-client.ts matchOf: drop client.options !== state.task[task].options',
      'drop guard: model/actions/nfs-client.ts allocClient: drop matchOf(state, task, world) === none',
    ],
  },
  {
    kind: 'unpromised',
    reason:
      'a query of rpcbind that ends only once it is answered delays a mount(2), and is a wait without end only to who waits for the same client; no scope that is searched has both',
    mutants: [
      'drop put: model/actions/rpcbind.ts rpcbFails: drop dropTransport(state, xprt, waiterOf(state, xprt), world)',
    ],
  },
  {
    kind: 'unpromised',
    reason:
      'where clients are shared within one namespace only, the reference of the superblock keeps that as long as the one of the transport would: the alternative of the mail is right with such a key',
    mutants: ["change decision: designs/counted-and-keyed.ts countedAndKeyed: reference: 'superblock'"],
  },
];
