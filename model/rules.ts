import { match } from 'ts-pattern';
import type { Decisions } from './design.js';

/** The places where a kernel takes or drops a reference on a network namespace, each switched on or off by a design. */
export interface ReferenceSites {
  /** `nfs_create_rpc_client()` takes one before it calls `rpc_create()`. */
  readonly callerGets: boolean;
  /** `nfs_create_rpc_client()` drops one where `rpc_create()` returned an error. */
  readonly callerPutsOnError: boolean;
  /** The transport takes one when it is made. */
  readonly transportGets: boolean;
  /** The transport drops one when it is destroyed. */
  readonly transportPuts: boolean;
  /** The superblock takes one when it is made and drops it when it is killed. */
  readonly superblockHolds: boolean;
}

/** A design's decisions as guards and effects ask for them: plain booleans, read once when the model is built. */
export interface Rules extends ReferenceSites {
  readonly socketsFollowTransport: boolean;
  readonly nfsPassesCurrent: boolean;
  readonly helpersFollowMount: boolean;
  readonly clientKeyHasNet: boolean;
  readonly rpciodFailureLeaks: boolean;
  readonly hasSetns: boolean;
}

export const readDecisions = (decisions: Decisions): Rules => ({
  ...referenceSites(decisions.reference),
  socketsFollowTransport: decisions.socketNet === 'stored',
  nfsPassesCurrent: decisions.nfsNet === 'current',
  helpersFollowMount: decisions.helperNet === 'of-the-mount',
  clientKeyHasNet: decisions.clientKey === 'address-and-net',
  rpciodFailureLeaks: decisions.rpciodFailure === 'leaks-transport',
  hasSetns: decisions.setns === 'present',
});

const nowhere: ReferenceSites = {
  callerGets: false,
  callerPutsOnError: false,
  transportGets: false,
  transportPuts: false,
  superblockHolds: false,
};

const referenceSites = (reference: Decisions['reference']): ReferenceSites =>
  match(reference)
    .with('nobody', () => nowhere)
    .with('caller-gets-transport-puts', () => ({
      ...nowhere,
      callerGets: true,
      callerPutsOnError: true,
      transportPuts: true,
    }))
    .with('transport', () => ({ ...nowhere, transportGets: true, transportPuts: true }))
    .with('superblock', () => ({ ...nowhere, superblockHolds: true }))
    .exhaustive();
