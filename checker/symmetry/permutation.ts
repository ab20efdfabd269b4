import type { StructSchema } from '../schema.js';
import { type AlikeDomain, alikeDomainsOf, ownedScalars } from './alike.js';

/** Exchanges alike members: by the name of their domain, where the member at each position goes. Others stay. */
export type Permutation = ReadonlyMap<string, readonly number[]>;

/**
 * What permutations make of states of a schema, both as codes in slot order: the scalars of a member go where the member
 * goes, and what points at it still does. Slow and obviously right.
 */
export function permuting(schema: StructSchema): (codes: readonly number[], by: Permutation) => number[] {
  const scalars = ownedScalars(schema, alikeDomainsOf(schema));
  const nameOf = (path: string, members: readonly number[]): string => `${path} ${members}`;
  const slots = new Map(
    scalars.map(({ path, owners }, slot) => [
      nameOf(
        path,
        owners.map(owner => owner.member),
      ),
      slot,
    ]),
  );
  return (codes, by) => {
    const moved = (domain: string, member: number): number => by.get(domain)?.[member] ?? member;
    const result = [...codes];
    for (const [slot, { path, owners, schema: scalar }] of scalars.entries()) {
      const members = owners.map(({ domain, member }) => moved(domain.name, member));
      const code = codes[slot] as number;
      const to = slots.get(nameOf(path, members)) as number;
      result[to] = scalar.kind === 'index' ? moved(scalar.of.name, code) : code;
    }
    return result;
  };
}

/** Every permutation of the alike members of a schema, the one that changes nothing first. They may be very many. */
export function* permutationsOf(schema: StructSchema): Generator<Permutation> {
  const domains = [...alikeDomainsOf(schema).values()];
  function* over(
    at: number,
    chosen: readonly (readonly [string, readonly number[]])[],
  ): Generator<Permutation> {
    const domain = domains[at];
    if (domain === undefined) yield new Map(chosen);
    else for (const moved of ordersOf(domain)) yield* over(at + 1, [...chosen, [domain.name, moved]]);
  }
  yield* over(0, []);
}

/** Every exchange of two members: enough to make all permutations of. */
export const transpositionsOf = (schema: StructSchema): Permutation[] =>
  [...alikeDomainsOf(schema).values()].flatMap(({ name, from, size }) =>
    range(from, size).flatMap(a => range(a + 1, size).map(b => new Map([[name, exchanged(size, a, b)]]))),
  );

/** A permutation as a report prints it: who goes to whose place. */
export function formatPermutation(schema: StructSchema, by: Permutation): string {
  const moves = [...alikeDomainsOf(schema).values()].flatMap(({ name, members }) =>
    (by.get(name) ?? []).flatMap((to, from) => (to === from ? [] : [`${members[from]} for ${members[to]}`])),
  );
  return moves.join(', ');
}

function* ordersOf({ from, size }: AlikeDomain): Generator<readonly number[]> {
  function* complete(chosen: readonly number[]): Generator<readonly number[]> {
    if (chosen.length === size) yield chosen;
    for (let next = from; next < size; next++) {
      if (!chosen.includes(next)) yield* complete([...chosen, next]);
    }
  }
  yield* complete(range(0, from));
}

const range = (from: number, end: number): number[] =>
  Array.from({ length: Math.max(0, end - from) }, (_, i) => from + i);

function exchanged(size: number, a: number, b: number): number[] {
  const members = range(0, size);
  members[a] = b;
  members[b] = a;
  return members;
}
