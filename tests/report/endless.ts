import { check } from '../../checker/check.js';
import { linux2629 } from '../../designs/linux-2.6.29.js';
import { linux2637 } from '../../designs/linux-2.6.37.js';
import { rfc2009 } from '../../designs/rfc-2009.js';
import type { Design } from '../../model/design.js';
import { nfsModel } from '../../model/model.js';
import { scopes } from '../../model/scopes.js';
import { everyReferenceCanBeDropped } from '../../properties/every-reference-can-be-dropped.js';
import { netnsGoesWithItsLastUser } from '../../properties/netns-goes-with-its-last-user.js';
import type { NfsProperty } from '../../properties/nfs-property.js';
import type { Found } from './findings.js';

/** A promise that nobody makes: that a mount gets on although its transport is closed whenever it is connected. */
export const mountGetsOn: NfsProperty = {
  kind: 'leads-to',
  name: 'mount-gets-on',
  catalogue: 'P0',
  sentence: 'A mount(2) that has its client gets on.',
  source: 'nobody: it is an example of a run that goes round',
  from: ({ task, xprt: [x1] }) => task[0].stage === 'create_server' && x1.connection === 'connected',
  to: ({ task }) => task[0].stage === 'sget',
  fairness: ['xprt_autoclose', 'nfs_probe_fsinfo', 'xs_tcp_reuse_connection'],
  explain: ({ task }) => ({
    facts: [{ says: 'A has its client', isTrue: state => state.task[0].client === task[0].client }],
    so: 'it is never got on with',
  }),
};

const found = (design: Design, property: NfsProperty): Found => {
  const model = nfsModel(design, scopes[0]);
  const [verdict] = check(model, [property]);
  if (verdict === undefined || !('finding' in verdict)) throw new Error(`${property.name} holds`);
  return { model, property, verdict };
};

/** A run into a trap, one that stops for ever, and one that goes round. */
export const trapped = found(linux2637, everyReferenceCanBeDropped);
export const stopping = found(rfc2009, netnsGoesWithItsLastUser);
export const goingRound = found(linux2629, mountGetsOn);
