import type { Reason } from '../checker/coverage/reason.js';
import type { World } from '../model/world.js';

/**
 * Properties that nothing puts to the test in some worlds, each with the reason. One that holds vacuously although no
 * reason applies fails a check, and so does one that is put to the test although a reason applies.
 */
export const vacuous: readonly Reason<World>[] = [
  {
    name: 'port-belongs-to-the-server-asked',
    because: 'no mount of the scope asks rpcbind for its port',
    applies: ({ kinds }) => !kinds.some(kind => kind.asksForPort),
  },
];
