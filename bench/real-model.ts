import { designs } from '../designs/designs.js';
import { type NfsModel, nfsModel } from '../model/model.js';
import { scopes } from '../model/scopes.js';

/** The model of a design at a scope, both by name. Throws where there is none. */
export function realModel(designName: string, scopeName: string): NfsModel {
  const design = designs.find(({ name }) => name === designName);
  const scope = scopes.find(({ name }) => name === scopeName);
  if (design === undefined || scope === undefined) throw new Error(`no ${designName} at ${scopeName}`);
  return nfsModel(design, scope);
}
