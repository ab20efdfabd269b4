import { clientsAreSharedWithinOneNetns } from './clients-are-shared-within-one-netns.js';
import { containerRpcStaysOutOfInitNet } from './container-rpc-stays-out-of-init-net.js';
import { countEqualsHolders } from './count-equals-holders.js';
import { everyReferenceCanBeDropped } from './every-reference-can-be-dropped.js';
import { failedMountLeavesCounts } from './failed-mount-leaves-counts.js';
import { fileHandleReturnsToItsMinter } from './file-handle-returns-to-its-minter.js';
import { hostRpcStaysOutOfContainers } from './host-rpc-stays-out-of-containers.js';
import { initNetIsNeverQueued } from './init-net-is-never-queued.js';
import { netnsGoesWithItsLastUser } from './netns-goes-with-its-last-user.js';
import { netnsLivesAsLongAsItsMount } from './netns-lives-as-long-as-its-mount.js';
import type { NfsProperty } from './nfs-property.js';
import { nfsReachesThePinnedServer } from './nfs-reaches-the-pinned-server.js';
import { noNetnsIsFreedWhileReferenced } from './no-netns-is-freed-while-referenced.js';
import { noNetnsIsUsedAfterFree } from './no-netns-is-used-after-free.js';
import { noTaskIsStuck } from './no-task-is-stuck.js';
import { portBelongsToTheServerAsked } from './port-belongs-to-the-server-asked.js';
import { rpcUsesPinnedNetns } from './rpc-uses-pinned-netns.js';
import { scenarioMountInAContainer } from './scenario-mount-in-a-container.js';
import { scenarioMountMovedToAClone } from './scenario-mount-moved-to-a-clone.js';
import { scenarioPartialIsolation } from './scenario-partial-isolation.js';
import { transportStaysInOneNetns } from './transport-stays-in-one-netns.js';
import { waitForAClientEnds } from './wait-for-a-client-ends.js';

/** Every promise that nspin checks: which network, which server, which count, who waits; then the scenarios. */
export const properties: readonly NfsProperty[] = [
  rpcUsesPinnedNetns,
  containerRpcStaysOutOfInitNet,
  hostRpcStaysOutOfContainers,
  nfsReachesThePinnedServer,
  fileHandleReturnsToItsMinter,
  portBelongsToTheServerAsked,
  transportStaysInOneNetns,
  clientsAreSharedWithinOneNetns,
  countEqualsHolders,
  failedMountLeavesCounts,
  initNetIsNeverQueued,
  noNetnsIsFreedWhileReferenced,
  noNetnsIsUsedAfterFree,
  netnsLivesAsLongAsItsMount,
  netnsGoesWithItsLastUser,
  everyReferenceCanBeDropped,
  waitForAClientEnds,
  noTaskIsStuck,
  scenarioMountMovedToAClone,
  scenarioMountInAContainer,
  scenarioPartialIsolation,
];
