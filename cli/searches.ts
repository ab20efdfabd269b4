import { isOnGraph } from '../checker/property.js';
import type { NfsProperty } from '../properties/nfs-property.js';

/** One search of a model: what it is to find out, and whether states that differ only in the names of alike things count as one. */
export interface Asked {
  readonly properties: readonly NfsProperty[];
  readonly symmetry: boolean;
}

/**
 * The searches that properties need: one for all of them; but what is judged on the graph of all states needs a search that
 * leaves none out, and where symmetry or a reduction would, it gets one of its own, after the other.
 */
export function searchesFor(
  properties: readonly NfsProperty[],
  symmetry: boolean,
  reduce = false,
): readonly Asked[] {
  if (!symmetry && !reduce) return [{ properties, symmetry }];
  const onGraph = properties.filter(isOnGraph);
  const others = properties.filter(property => !isOnGraph(property));
  return [
    ...(others.length > 0 || onGraph.length === 0 ? [{ properties: others, symmetry }] : []),
    ...(onGraph.length > 0 ? [{ properties: onGraph, symmetry: false }] : []),
  ];
}
