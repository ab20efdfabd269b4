import type { Field, Layout } from '../packing/layout.js';
import type { StructSchema } from '../schema.js';
import { type AlikeDomain, type OwnedScalar, ownedScalars } from './alike.js';

/**
 * The scalars of a state that move together when alike members are exchanged: all those that belong to the same domains,
 * one part for each choice of members. `net[]` and `net[].task[]` make two blocks; the scalars of no alike member make
 * one of a single part, of which only those count that point at alike members.
 *
 * A part's scalars are brought together in its key: some 32-bit words in which each has the same place in every part,
 * wherever the state's layout has put it.
 */
export interface Block {
  /** The alike domains its parts belong to, the outermost array's first; none for the rest of the state. */
  readonly domains: readonly AlikeDomain[];
  readonly fields: readonly KeyField[];
  /** Words of a part's key. */
  readonly keyWords: number;
  readonly parts: readonly Part[];
}

/** Where a scalar lies in a key, as a `Field` does in a state. */
export interface KeyField {
  readonly word: number;
  readonly shift: number;
  readonly bits: number;
  /** The alike domain that it points into, if it does; with `orNone`, what is stored is one more than the position. */
  readonly target?: { readonly domain: AlikeDomain; readonly orNone: boolean };
}

export interface Part {
  /** The position of its member of each of the block's domains. */
  readonly members: readonly number[];
  /** Where the state has its scalars, in the order of the block's `fields`. */
  readonly fields: readonly Field[];
  /** Position of its key's first word among those of all blocks. */
  readonly key: number;
}

export function blocksOf(
  schema: StructSchema,
  layout: Layout,
  alike: ReadonlyMap<string, AlikeDomain>,
): Block[] {
  const groups = new Map<string, Placed[]>();
  for (const [slot, place] of ownedScalars(schema, alike).entries()) {
    const placed = { ...place, field: layout.fields[slot] as Field, target: targetOf(place, alike) };
    if (placed.field.bits === 0 || (place.owners.length === 0 && placed.target === undefined)) continue;
    const name = JSON.stringify(place.owners.map(owner => owner.domain.name));
    enter(groups, name, placed);
  }
  let key = 0;
  return [...groups.values()].map(group => {
    const block = blockOf(group, key);
    key += block.keyWords * block.parts.length;
    return block;
  });
}

type Placed = OwnedScalar & { readonly field: Field; readonly target: KeyField['target'] };

function targetOf({ schema }: OwnedScalar, alike: ReadonlyMap<string, AlikeDomain>): KeyField['target'] {
  if (schema.kind !== 'index') return undefined;
  const domain = alike.get(schema.of.name);
  return domain && { domain, orNone: schema.orNone };
}

/** A block's parts come in the order of their members, since a schema's scalars do. */
function blockOf(group: readonly Placed[], firstKey: number): Block {
  const byMembers = new Map<string, Placed[]>();
  for (const placed of group) {
    const name = placed.owners.map(owner => owner.member).join();
    enter(byMembers, name, placed);
  }
  const parts = [...byMembers.values()];
  const { fields, keyWords } = keyOf(parts[0] as Placed[]);
  return {
    domains: (group[0] as Placed).owners.map(owner => owner.domain),
    fields,
    keyWords,
    parts: parts.map((part, i) => ({
      members: (part[0] as Placed).owners.map(owner => owner.member),
      fields: part.map(({ field }) => field),
      key: firstKey + i * keyWords,
    })),
  };
}

function enter(groups: Map<string, Placed[]>, name: string, placed: Placed): void {
  const group = groups.get(name);
  if (group === undefined) groups.set(name, [placed]);
  else group.push(placed);
}

function keyOf(part: readonly Placed[]): Pick<Block, 'fields' | 'keyWords'> {
  let word = 0;
  let shift = 0;
  const fields = part.map(({ field: { bits }, target }): KeyField => {
    if (shift + bits > 32) {
      word += 1;
      shift = 0;
    }
    const at = { word, shift, bits, ...(target && { target }) };
    shift += bits;
    return at;
  });
  return { fields, keyWords: word + 1 };
}
