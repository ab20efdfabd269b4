import type { Design } from './design.js';
import { type MountKind, mountKinds } from './mount-options.js';
import { type Rules, readDecisions } from './rules.js';
import { cloneFlags, type Entities, entitiesOf, initNet, type Scope } from './scope.js';

/** What does not change while the model runs: the scope, the design's rules, and which server is where. */
export interface World {
  readonly scope: Scope;
  readonly entities: Entities;
  readonly rules: Rules;
  /** What each of the scope's mount options means, by index. */
  readonly kinds: readonly MountKind[];
  /** The server that owns 10.0.0.3 in each network namespace, by index. */
  readonly serverIn: readonly number[];
  /** What each of the clone flags asks for, by index. */
  readonly newNet: readonly boolean[];
  readonly newNs: readonly boolean[];
}

/**
 * Two servers own 10.0.0.3: serverA in the network of init_net, serverB in that of every container. Which of them a
 * socket reaches is decided by the namespace it was opened in.
 * Leaves out: routing inside a namespace and addresses that move; a container with the host's network would reach
 * serverA, and then there is nothing to tell apart.
 */
export function worldOf(design: Design, scope: Scope): World {
  const entities = entitiesOf(scope);
  return {
    scope,
    entities,
    rules: readDecisions(design.decisions),
    kinds: scope.options.map(options => mountKinds[options]),
    serverIn: entities.net.members.map((_, net) => (net === initNet ? 0 : 1)),
    newNet: cloneFlags.map(flags => flags.includes('NEWNET')),
    newNs: cloneFlags.map(flags => flags.includes('NEWNS')),
  };
}
