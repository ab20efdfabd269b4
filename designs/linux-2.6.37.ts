import type { Design } from '../model/design.js';
import { linux2629 } from './linux-2.6.29.js';

/** What mainline did instead: xprt_alloc(net, ...) and xprt_free(), all callers passing &init_net. */
export const linux2637: Design = {
  name: 'linux-2.6.37',
  summary:
    'As linux-2.6.29, but a transport counts the namespace it stores, which is init_net for every caller.',
  decisions: { ...linux2629.decisions, socketNet: 'stored', reference: 'transport' },
};
