import type { Design } from '../model/design.js';
import { countedAndKeyed } from './counted-and-keyed.js';
import { linux2629 } from './linux-2.6.29.js';
import { linux2637 } from './linux-2.6.37.js';
import { rfc2009 } from './rfc-2009.js';
import { rfc2009Superblock } from './rfc-2009-superblock.js';

/** Every design that comes with nspin, oldest first. */
export const designs: readonly Design[] = [linux2629, rfc2009, rfc2009Superblock, linux2637, countedAndKeyed];
