import type { Reason } from '../checker/coverage/reason.js';
import type { Decision } from './design.js';
import type { World } from './world.js';

interface Moot extends Reason<World> {
  readonly name: Decision;
}

/**
 * Decisions that make no difference in some worlds, whatever their value, each with the reason. A decision that makes none
 * although no reason applies fails a check, and so does one that makes a difference although a reason applies. For that
 * a check compares the first states only, tests all states.
 */
export const moot: readonly Moot[] = [
  {
    name: 'nfsNet',
    because: 'a transport neither keeps nor counts the namespace that rpc_create() is passed',
    applies: world => forgetsNet(world),
  },
  {
    name: 'helperNet',
    because: 'a transport neither keeps nor counts the namespace that rpc_create() is passed',
    applies: world => forgetsNet(world),
  },
  {
    name: 'helperNet',
    because: 'no mount of the scope asks mountd or rpcbind',
    applies: ({ kinds }) => !kinds.some(kind => kind.usesMountd || kind.asksForPort),
  },
];

const forgetsNet = ({ rules }: World): boolean => !rules.socketsFollowTransport && !rules.transportGets;
