import type { Reason } from '../checker/coverage/reason.js';
import type { MountKind } from './mount-options.js';
import type { World } from './world.js';

/**
 * Actions that cannot be taken in some worlds, each with the reason. An action that is never taken although no reason
 * applies fails a check, and so does one that is taken although a reason applies.
 */
export const silent: readonly Reason<World>[] = [
  ...each(['setns'], 'the design has no setns(2), which came with Linux 3.0', ({ rules }) => !rules.hasSetns),
  ...each(
    ['mount_nfs4'],
    'every mount of the scope is by NFSv3',
    world => !hasKind(world, kind => !kind.usesMountd),
  ),
  ...each(
    ['mount_nfs', 'mountd_answers', 'mountd_fails'],
    'no mount of the scope is by NFSv3, and so none asks mountd',
    world => !hasKind(world, kind => kind.usesMountd),
  ),
  ...each(
    ['rpcb_create', 'rpcb_getport_done', 'rpcb_getport_fails'],
    'no mount of the scope asks rpcbind for its port',
    world => !hasKind(world, kind => kind.asksForPort),
  ),
  ...each(
    ['xs_udp_connect'],
    'no mount of the scope is over UDP',
    world => !hasKind(world, kind => kind.isUdp),
  ),
  ...each(
    ['nfs_client_failed'],
    'one task at a time is in mount(2), so that none waits for a client which another is making',
    ({ scope }) => scope.mounters === 1,
  ),
  ...each(
    ['open', 'close', 'umount_detach'],
    'the scope has no open files',
    ({ scope }) => scope.files === 0,
  ),
  ...each(
    ['socket', 'close_socket'],
    'the scope has no sockets that tasks open themselves',
    ({ scope }) => scope.userSockets === 0,
  ),
  ...each(
    ['put_mnt_ns'],
    'the scope has only the initial mount namespace, which process 1 keeps',
    ({ scope }) => scope.mntnses === 1,
  ),
];

/** One reason for each of several actions. */
function each(
  names: readonly string[],
  because: string,
  applies: (world: World) => boolean,
): Reason<World>[] {
  return names.map(name => ({ name, because, applies }));
}

const hasKind = ({ kinds }: World, isSo: (kind: MountKind) => boolean): boolean => kinds.some(isSo);
