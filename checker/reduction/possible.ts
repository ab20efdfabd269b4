import type { Layout } from '../packing/layout.js';
import type { Slots } from '../packing/view.js';

/**
 * For each scalar the values that it may have in the states of a search; there may be more than it ever has. The elements of an
 * array have them in common, and an index may always be any of its domain, so that the values are the same however members are
 * renamed.
 */
export interface Possible {
  /** The values of a slot, as they are stored; undefined where they are too many to be gone through. */
  valuesOf(slot: number): ReadonlySet<number> | undefined;
  /** One of the values of a slot. */
  anyOf(slot: number): number;
  /** Says whether the value is a new one. */
  add(slot: number, code: number): boolean;
  /** Makes all values possible that the schema allows; says whether there are new ones. */
  addAll(): boolean;
}

/** More values than this are not gone through one by one. */
const valuesMax = 256;

/** The values of the initial states, to begin with. */
export function createPossible({ fields }: Layout, initials: readonly Slots[]): Possible {
  const groups = new Map<string, Group>();
  const groupOf = fields.map(({ path, schema, min, max }): Group => {
    const key = path.replace(/\[[^\]]*\]/g, '[]');
    const known = groups.get(key);
    if (known !== undefined) return known;
    const group: Group = { min, max, first: min, values: new Set() };
    if (schema.kind === 'index') addRange(group);
    groups.set(key, group);
    return group;
  });
  const of = (slot: number): Group => groupOf[slot] as Group;
  const possible: Possible = {
    valuesOf: slot => of(slot).values,
    anyOf: slot => of(slot).first,
    add(slot, code) {
      const group = of(slot);
      if (group.values === undefined || group.values.has(code)) return false;
      if (group.values.size === 0) group.first = code;
      group.values.add(code);
      if (group.values.size > valuesMax) group.values = undefined;
      return true;
    },
    addAll: () => [...groups.values()].filter(addRange).length > 0,
  };
  for (const initial of initials) {
    for (const { slot } of fields) possible.add(slot, initial[slot] as number);
  }
  return possible;
}

/** Slots that have their values in common. */
interface Group {
  readonly min: number;
  readonly max: number;
  /** One of the values. */
  first: number;
  values: Set<number> | undefined;
}

/** Says whether there are new ones. */
function addRange(group: Group): boolean {
  const { min, max, values } = group;
  if (values === undefined) return false;
  const before = values.size;
  if (max - min >= valuesMax) group.values = undefined;
  else for (let code = min; code <= max; code++) values.add(code);
  return group.values === undefined || values.size > before;
}
