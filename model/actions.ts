import { cleanupNet } from './actions/cleanup.js';
import { firstCall, idleClose, rpcCall, tcpConnect, tcpReuse, udpConnect } from './actions/connect.js';
import { doExit, freeNsproxy, putMntNs } from './actions/exit.js';
import { mountV3, mountV4 } from './actions/mount.js';
import { mountdAnswers, mountdFails } from './actions/mountd.js';
import { clone, setns, unshare } from './actions/namespaces.js';
import { allocClient, clientFailed, clientReady, matchClient, waitKilled } from './actions/nfs-client.js';
import {
  createFailed,
  pingAnswered,
  pingFails,
  rpcCreate,
  rpciodUpFails,
  rpcNewClientFails,
  xprtCreateFails,
  xprtPut,
} from './actions/rpc-create.js';
import { rpcbAnswers, rpcbCreate, rpcbFails } from './actions/rpcbind.js';
import {
  createServer,
  initServerFails,
  newSuperblock,
  sgetFails,
  sharedSuperblock,
} from './actions/superblock.js';
import { close, lazyUmount, open, umount } from './actions/umount.js';
import { closeSocket, socket } from './actions/user-socket.js';
import type { KernelAction } from './kernel-action.js';

/** Everything that can happen, in the order in which the life of a mount meets it. */
export const actions: readonly KernelAction[] = [
  clone,
  unshare,
  setns,
  mountV4,
  mountV3,
  mountdAnswers,
  mountdFails,
  allocClient,
  matchClient,
  clientReady,
  clientFailed,
  waitKilled,
  rpcCreate,
  xprtCreateFails,
  rpciodUpFails,
  rpcNewClientFails,
  xprtPut,
  rpcbCreate,
  rpcbAnswers,
  rpcbFails,
  udpConnect,
  tcpConnect,
  tcpReuse,
  pingAnswered,
  pingFails,
  createFailed,
  firstCall,
  createServer,
  initServerFails,
  newSuperblock,
  sharedSuperblock,
  sgetFails,
  idleClose,
  rpcCall,
  open,
  close,
  umount,
  lazyUmount,
  socket,
  closeSocket,
  doExit,
  putMntNs,
  freeNsproxy,
  cleanupNet,
];
