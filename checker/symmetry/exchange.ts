import type { Layout } from '../packing/layout.js';
import type { StructSchema } from '../schema.js';
import { type AlikeDomain, alikeDomainsOf } from './alike.js';
import { type Block, blocksOf, type Part } from './block.js';

/**
 * What there is to exchange in a state. Alike domains fall into two kinds. The members of a *sorted* one are nothing but their
 * own scalars: nothing points at them and no array within an array is over them, so they are in order once their keys
 * are sorted. The members of a *named* one are pointed at, or are one of several names of a part, so that an
 * order of theirs has to be chosen before anything is sorted.
 */
export interface Exchange {
  readonly named: readonly NamedDomain[];
  /** Blocks of parts of named members, and what belongs to no member; those whose scalars are pointed at come first. */
  readonly blocks: readonly Block[];
  /** Blocks of the sorted domains, one for each. */
  readonly sorted: readonly Block[];
  /** Length of all keys together. */
  readonly keyWords: number;
  /** The number of vertices. */
  readonly vertices: number;
}

/** A domain whose members have names. Each member is a vertex, and there is one more for `none`. */
export interface NamedDomain extends AlikeDomain {
  /** The vertex of `none`; that of the member at position m is 1 + m further. */
  readonly none: number;
}

/** What can be exchanged in states of a schema, or undefined where that is nothing. Throws as `alikeDomainsOf` does. */
export function exchangeOf(schema: StructSchema, layout: Layout): Exchange | undefined {
  const blocks = blocksOf(schema, layout, alikeDomainsOf(schema));
  if (blocks.length === 0) return undefined;
  const names = new Set(
    blocks.flatMap(block => [
      ...(block.domains.length > 1 ? block.domains.map(domain => domain.name) : []),
      ...block.fields.flatMap(field => (field.target === undefined ? [] : [field.target.domain.name])),
    ]),
  );
  const isSorted = ({ domains }: Block): boolean => domains.length === 1 && !names.has(nameOf(domains[0]));
  const named = namedDomains(blocks, names);
  return {
    named,
    blocks: pointedAtFirst(blocks.filter(block => !isSorted(block))),
    sorted: blocks.filter(isSorted),
    keyWords: blocks.reduce((sum, block) => sum + block.keyWords * block.parts.length, 0),
    vertices: named.reduce((sum, domain) => sum + 1 + domain.size, 0),
  };
}

const nameOf = (domain: AlikeDomain | undefined): string => domain?.name ?? '';

function namedDomains(blocks: readonly Block[], names: ReadonlySet<string>): NamedDomain[] {
  const all = blocks.flatMap(block => [
    ...block.domains,
    ...block.fields.flatMap(field => (field.target === undefined ? [] : [field.target.domain])),
  ]);
  let none = 0;
  return [...new Map(all.map(domain => [domain.name, domain])).values()]
    .filter(domain => names.has(domain.name))
    .map(domain => {
      const at = { ...domain, none };
      none += 1 + domain.size;
      return at;
    });
}

/** Blocks in an order in which, circles apart, each comes after those whose members it points at. */
function pointedAtFirst(blocks: readonly Block[]): Block[] {
  const ordered: Block[] = [];
  const visited = new Set<Block>();
  const visit = (block: Block): void => {
    if (visited.has(block)) return;
    visited.add(block);
    const pointedAt = new Set(block.fields.map(field => nameOf(field.target?.domain)));
    for (const other of blocks) {
      if (other.domains.length === 1 && pointedAt.has(nameOf(other.domains[0]))) visit(other);
    }
    ordered.push(block);
  };
  for (const block of blocks) visit(block);
  return ordered;
}

/** The named domain of a name. */
export const namedDomain = ({ named }: Exchange, { name }: AlikeDomain): NamedDomain =>
  named.find(domain => domain.name === name) as NamedDomain;

/** The number of the first key word of the part of a block that belongs to the first members. */
export const firstKey = (block: Block): number => (block.parts[0] as Part).key;
