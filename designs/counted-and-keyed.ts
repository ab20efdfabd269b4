import type { Design } from '../model/design.js';
import { linux2637 } from './linux-2.6.37.js';

/**
 * The smallest design that keeps every promise about mounts, clones and transports. Two of its decisions no promise of
 * this slice asks for: a transport that is put rather than leaked, and setns(2), which every kernel since 3.0 has.
 */
export const countedAndKeyed: Design = {
  name: 'counted-and-keyed',
  summary:
    'As linux-2.6.37, but every caller passes the namespace of the mount, and clients, and with them ' +
    'superblocks, are shared only within one.',
  decisions: {
    ...linux2637.decisions,
    nfsNet: 'current',
    helperNet: 'of-the-mount',
    clientKey: 'address-and-net',
    rpciodFailure: 'puts-transport',
    setns: 'present',
  },
};
