/**
 * The actions by which the kernel carries on with what it has begun: what a promise about the end of something may rely
 * on. A server may answer or not, but a call that it does not answer ends as failed; a work item that is queued runs; a task in
 * the middle of mount(2) or of its exit goes on. Nobody is assumed to enter a system call, or to be killed.
 */
export const fairKernel: readonly string[] = [
  'mountd_fails',
  'nfs_alloc_client',
  'nfs_match_client',
  'nfs_client_ready',
  'nfs_client_failed',
  'xprt_create_transport_fails',
  'xprt_put',
  'rpcb_getport_fails',
  'xs_udp_connect',
  'xs_tcp_connect',
  'xs_tcp_reuse_connection',
  'rpc_ping_fails',
  'nfs_create_rpc_client_fails',
  'nfs_init_server_fails',
  'sget_fails',
  'put_mnt_ns',
  'free_nsproxy',
  'cleanup_net',
];
