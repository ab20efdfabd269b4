import type { Domain, ScalarSchema, Schema } from '../schema.js';

/** A domain with at least two members that may be exchanged for one another: those from position `from` on. */
export interface AlikeDomain {
  readonly name: string;
  readonly members: readonly string[];
  /** The number of all members. */
  readonly size: number;
  readonly from: number;
}

/** A member of an alike domain, by its position. */
export interface Owner {
  readonly domain: AlikeDomain;
  readonly member: number;
}

/** A scalar of a state, and the members of alike domains that it belongs to; that of the outermost array comes first. */
export interface OwnedScalar {
  /** Its path, with `[]` for a member of an alike domain: the same for scalars that take each other's place. */
  readonly path: string;
  readonly owners: readonly Owner[];
  readonly schema: ScalarSchema;
}

/** Every scalar of a schema in slot order. */
export function ownedScalars(schema: Schema, alike: ReadonlyMap<string, AlikeDomain>): OwnedScalar[] {
  const walk = (part: Schema, path: string, owners: readonly Owner[]): OwnedScalar[] => {
    switch (part.kind) {
      case 'struct':
        return Object.entries(part.fields).flatMap(([name, field]) => walk(field, `${path}.${name}`, owners));
      case 'array': {
        const domain = alike.get(part.over.name);
        return part.over.members.flatMap((name, member) =>
          domain === undefined
            ? walk(part.element, `${path}[${name}]`, owners)
            : walk(part.element, `${path}[]`, [...owners, { domain, member }]),
        );
      }
      default:
        return [{ path, owners, schema: part }];
    }
  };
  return walk(schema, '', []);
}

/**
 * The alike domains of a schema by name, in the order in which it names them. Throws where two domains of one name are not
 * the same and one of them has alike members, or where `alikeFrom` is no position.
 */
export function alikeDomainsOf(schema: Schema): Map<string, AlikeDomain> {
  const named = new Map<string, Domain>();
  const alike = new Map<string, AlikeDomain>();
  for (const domain of domainsIn(schema)) {
    const { name, members, alikeFrom: from } = domain;
    const first = named.get(name);
    if (first !== undefined && !isSame(first, domain) && (first.alikeFrom ?? from) !== undefined) {
      throw new Error(`domain ${name} is declared twice, with other members or another alikeFrom`);
    }
    if (first !== undefined) continue;
    named.set(name, domain);
    if (from === undefined) continue;
    if (!Number.isInteger(from) || from < 0) throw new RangeError(`domain ${name}: alikeFrom is ${from}`);
    if (members.length - from >= 2) alike.set(name, { name, members, size: members.length, from });
  }
  return alike;
}

const isSame = (one: Domain, other: Domain): boolean =>
  one.alikeFrom === other.alikeFrom &&
  one.members.length === other.members.length &&
  one.members.every((member, i) => member === other.members[i]);

function domainsIn(schema: Schema): Domain[] {
  switch (schema.kind) {
    case 'struct':
      return Object.values(schema.fields).flatMap(domainsIn);
    case 'array':
      return [schema.over, ...domainsIn(schema.element)];
    case 'index':
      return [schema.of];
    default:
      return [];
  }
}
