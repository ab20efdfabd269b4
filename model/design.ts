/**
 * A design is one kernel, or a patch to one, as the decisions in which kernels differ. Each decision has a closed list of
 * values, documented with the kernel function it stands for; designs/ holds what each design decides.
 */
export const decisionValues = {
  /**
   * The namespace a connect worker opens a transport's socket in: init_net whatever the mount
   * (`sock_create_kern()`, 2.6.29), or the one stored in the transport (`net_sock_create_kern()`, rfc-2009;
   * `__sock_create(xprt->xprt_net)`, 2.6.37 on).
   * Kernel: xs_tcp_connect_worker4(), xs_udp_connect_worker4(), net/sunrpc/xprtsock.c.
   */
  socketNet: ['init_net', 'stored'],
  /** The namespace the NFS client passes to `rpc_create()`. Kernel: nfs_create_rpc_client(), fs/nfs/client.c. */
  nfsNet: ['init_net', 'current'],
  /**
   * The namespace the mountd and rpcbind clients of a mount pass to `rpc_create()`: init_net (also by passing
   * none, where the transport falls back to it), or the namespace of the mount.
   * Kernel: nfs_mount(), fs/nfs/mount_clnt.c; rpcb_create(), net/sunrpc/rpcb_clnt.c.
   */
  helperNet: ['init_net', 'of-the-mount'],
  /**
   * Who takes and who drops a reference on the namespace that a transport uses.
   * - `nobody`: no reference (2.6.29).
   * - `caller-gets-transport-puts`: the NFS client takes it before `rpc_create()` and drops it again where that
   *   fails; `xs_destroy()` drops it always, whoever made the transport (rfc-2009).
   * - `transport`: `xprt_alloc()` takes it, `xprt_free()` drops it (2.6.37 on).
   * - `superblock`: the superblock takes it when it is made and drops it when it is killed; the transport keeps a
   *   bare pointer (the mail's alternative).
   */
  reference: ['nobody', 'caller-gets-transport-puts', 'transport', 'superblock'],
  /**
   * Which mounts may share an nfs_client: those of one server address and protocol, or only those that also agree
   * on the network namespace. Superblocks follow: nfs_compare_mount_options() asks for the same nfs_client, so that
   * they need no key of their own (read in 2.6.29, 2.6.37, 4.2 and 4.14).
   * Kernel: nfs_match_client(), fs/nfs/client.c.
   */
  clientKey: ['address', 'address-and-net'],
  /**
   * What becomes of the transport when `rpc_new_client()` fails before it has taken it over: forgotten, never
   * freed; or put. Kernel: rpc_new_client(), label out_no_rpciod, net/sunrpc/clnt.c.
   */
  rpciodFailure: ['leaks-transport', 'puts-transport'],
  /** Whether a task can join another's network namespace by setns(2), which is in Linux since 3.0. */
  setns: ['absent', 'present'],
} as const;

/** The names of the decisions. */
export type Decision = keyof typeof decisionValues;

/** One value for each decision. */
export type Decisions = { readonly [D in Decision]: (typeof decisionValues)[D][number] };

/** A complete design, with what a report says of it. */
export interface Design {
  readonly name: string;
  /** The kernel or the patch, and what it changes, in one sentence. */
  readonly summary: string;
  readonly decisions: Decisions;
}
