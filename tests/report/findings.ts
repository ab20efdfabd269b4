import { check } from '../../checker/check.js';
import { rfc2009 } from '../../designs/rfc-2009.js';
import { type NfsModel, nfsModel } from '../../model/model.js';
import { namedScopes } from '../../model/scopes.js';
import type { NfsProperty } from '../../properties/nfs-property.js';
import { properties } from '../../properties/properties.js';
import type { FoundVerdict } from '../../report/mail.js';

export interface Found {
  readonly model: NfsModel;
  readonly property: NfsProperty;
  readonly verdict: FoundVerdict;
}

/** What a short search finds in the patch of 2009, in every slice of the default scope: a dozen real stories or more. */
export const findings: readonly Found[] = namedScopes[0].slices.flatMap(slice => {
  const model = nfsModel(rfc2009, slice);
  return check(model, properties, { states: 12_000 }).flatMap((verdict, i) =>
    'finding' in verdict ? [{ model, property: properties[i], verdict }] : [],
  );
});

/** The double put after a failed ping, D-b: six steps of one task. */
export const doublePut: readonly string[] = [
  'A unshare(CLONE_NEWNET)',
  'A mount_nfs4(v4)',
  'A nfs_alloc_client()',
  'A rpc_create()',
  'A rpc_ping_fails()',
  'A nfs_create_rpc_client_fails()',
];
