/**
 * The kinds of mount of 10.0.0.3:/export_foo that a task may ask for.
 * - `v4`: NFSv4 over TCP; the port is 2049 and the server itself hands out the root file handle.
 * - `v3-tcp`, `v3-udp`: NFSv3 with mountport= and port= given; mountd hands out the root file handle.
 * - `v3-rpcbind`: NFSv3 over TCP with mountport= given; the kernel asks rpcbind for the port of the NFS service.
 *
 * Leaves out: the port query for mountd itself. It is the same code with the same namespace as the query for
 * the NFS service, three steps earlier, so what it can get wrong the other shows.
 */
export type MountOptions = 'v4' | 'v3-tcp' | 'v3-udp' | 'v3-rpcbind';

/** What a kind of mount means to the kernel. Two mounts may share an nfs_client only if these agree. */
export interface MountKind {
  readonly usesMountd: boolean;
  readonly isUdp: boolean;
  readonly asksForPort: boolean;
}

export const mountKinds: { readonly [O in MountOptions]: MountKind } = {
  v4: { usesMountd: false, isUdp: false, asksForPort: false },
  'v3-tcp': { usesMountd: true, isUdp: false, asksForPort: false },
  'v3-udp': { usesMountd: true, isUdp: true, asksForPort: false },
  'v3-rpcbind': { usesMountd: true, isUdp: false, asksForPort: true },
};
