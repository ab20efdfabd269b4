import type { Design } from '../model/design.js';
import { linux2629 } from './linux-2.6.29.js';

/** The patch of 12 May 2009 exactly as posted: see the mail. */
export const rfc2009: Design = {
  name: 'rfc-2009',
  summary:
    'As linux-2.6.29, but transports of the NFS client open their sockets in the network namespace of the mount; ' +
    'the caller takes the reference, the transport drops it.',
  decisions: {
    ...linux2629.decisions,
    socketNet: 'stored',
    nfsNet: 'current',
    reference: 'caller-gets-transport-puts',
  },
};
