import type { Design } from '../model/design.js';
import { rfc2009 } from './rfc-2009.js';

/** The alternative that the mail names first: "storing the network namespace reference in the NFS superblock". */
export const rfc2009Superblock: Design = {
  name: 'rfc-2009-superblock',
  summary: 'As rfc-2009, but the superblock holds the reference, and transports keep a bare pointer.',
  decisions: { ...rfc2009.decisions, reference: 'superblock' },
};
