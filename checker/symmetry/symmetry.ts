import type { Layout } from '../packing/layout.js';
import type { StructSchema } from '../schema.js';
import { exchangeOf } from './exchange.js';
import { generateSettling, workspaceOf } from './settling.js';
import { createTieBreaker } from './tie-breaker.js';

/** Rewrites the packed state at `words[at..]`. */
export type Canonicalizer = (words: Int32Array, at: number) => void;

/**
 * Generates the rewriting of packed states to the representative of all those that exchanging alike members makes of them. It is
 * exact: two states come to the same words if and only if one is made from the other in that way. Undefined
 * where a schema has nothing alike. Throws where its domains contradict each other.
 *
 * What members are like without their names (`colouring`) puts most of them in order; those that are still tied, and
 * not by being the same in everything, are left to the tie breaker.
 */
export function createCanonicalizer(schema: StructSchema, layout: Layout): Canonicalizer | undefined {
  const exchange = exchangeOf(schema, layout);
  if (exchange === undefined) return undefined;
  const workspace = workspaceOf(exchange);
  const settling = generateSettling(exchange, workspace);
  const { settle } = settling;
  const breakTies = createTieBreaker(exchange, layout, workspace, settling);
  return (words, at) => {
    if (!settle(words, at)) breakTies(words, at);
  };
}
