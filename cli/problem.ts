import type { Problem, Source } from '../checker/search/threads.js';
import type { Design } from '../model/design.js';
import { type NfsModel, nfsModel } from '../model/model.js';
import type { Scope } from '../model/scope.js';
import type { NfsProperty } from '../properties/nfs-property.js';
import { properties } from '../properties/properties.js';

/** Tells another thread how to make a model and properties of its own. */
export const sourceOf = (model: NfsModel, chosen: readonly NfsProperty[]): Source => ({
  module: import.meta.url,
  name: makeProblem.name,
  args: [model.design, model.world.scope, chosen.map(({ name }) => name)],
});

/** The model of a design at a scope, and the properties with these names; they run in the thread that calls this. */
export function makeProblem(design: Design, scope: Scope, names: readonly string[]): Problem {
  const chosen = names.map(name => properties.find(property => property.name === name));
  return { model: nfsModel(design, scope), properties: chosen } as unknown as Problem;
}
