import type { Design } from '../model/design.js';

/** The kernel that the patch is against. */
export const linux2629: Design = {
  name: 'linux-2.6.29',
  summary: 'All RPC sockets are opened in init_net; nothing is counted.',
  decisions: {
    socketNet: 'init_net',
    nfsNet: 'init_net',
    helperNet: 'init_net',
    reference: 'nobody',
    clientKey: 'address',
    rpciodFailure: 'leaks-transport',
    setns: 'absent',
  },
};
