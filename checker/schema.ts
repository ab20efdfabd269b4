/**
 * What a state is made of. A schema is declared once; the state's TypeScript type, its packed layout, its
 * printing and its diff all follow from it, so that there is no second list of fields anywhere.
 */

/** A finite set of named things (network namespaces, tasks, ...) that arrays run over and indices point into. */
export interface Domain {
  readonly name: string;
  /** The entities in order; an index into this list is how the state refers to one. */
  readonly members: readonly string[];
  /**
   * Members from this position on are alike: whatever can happen to one can happen to another, and no property tells them
   * apart, so that a state in which they are exchanged is as good as the state itself. Absent: all are told
   * apart. Two domains of one name are the same domain.
   */
  readonly alikeFrom?: number;
}

export interface BoolSchema {
  readonly kind: 'bool';
}
export interface IntSchema {
  readonly kind: 'int';
  readonly min: number;
  readonly max: number;
}
export interface OneOfSchema<Name extends string = string> {
  readonly kind: 'oneOf';
  readonly names: readonly Name[];
}
export interface IndexSchema {
  readonly kind: 'index';
  readonly of: Domain;
  /** Whether the field may also hold `none`. */
  readonly orNone: boolean;
}
export interface ArraySchema<Element extends StructSchema = StructSchema> {
  readonly kind: 'array';
  readonly over: Domain;
  readonly element: Element;
}
export interface StructSchema<F extends Fields = Fields> {
  readonly kind: 'struct';
  readonly fields: F;
}

export type ScalarSchema = BoolSchema | IntSchema | OneOfSchema | IndexSchema;
export type Schema = ScalarSchema | ArraySchema | StructSchema;
export interface Fields {
  readonly [name: string]: Schema;
}

/** The value of an index field that points at nothing. */
export const none = -1;

export const bool: BoolSchema = { kind: 'bool' };

/** Whole numbers from `min` to `max`, both included; writing any other number throws a RangeError. */
export const int = (min: number, max: number): IntSchema => ({ kind: 'int', min, max });

export const oneOf = <const Names extends readonly string[]>(
  ...names: Names
): OneOfSchema<Names[number]> => ({
  kind: 'oneOf',
  names,
});

export const index = (of: Domain): IndexSchema => ({ kind: 'index', of, orNone: false });
export const indexOrNone = (of: Domain): IndexSchema => ({ kind: 'index', of, orNone: true });

export const struct = <F extends Fields>(fields: F): StructSchema<F> => ({ kind: 'struct', fields });

/** One element for each member of `over`. Elements are structs, so that every scalar of a state has a name. */
export const array = <Element extends StructSchema>(
  over: Domain,
  element: Element,
): ArraySchema<Element> => ({
  kind: 'array',
  over,
  element,
});

export const domain = (
  name: string,
  members: readonly string[],
  options: Pick<Domain, 'alikeFrom'> = {},
): Domain => ({ name, members, ...options });

/** `numbered('x', 3)` is x1, x2, x3. */
export const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);

/** The value a schema describes. Only scalars are assignable, so that an effect can never alias two parts of a state. */
export type Value<S extends Schema> = S extends BoolSchema
  ? boolean
  : S extends IntSchema | IndexSchema
    ? number
    : S extends OneOfSchema<infer Name>
      ? Name
      : S extends ArraySchema<infer Element>
        ? readonly Value<Element>[]
        : S extends StructSchema<infer F>
          ? StructValue<F>
          : never;

type StructValue<F extends Fields> = {
  [K in keyof F as F[K] extends ScalarSchema ? K : never]: Value<F[K]>;
} & {
  readonly [K in keyof F as F[K] extends ScalarSchema ? never : K]: Value<F[K]>;
};

/** A value as guards and properties see it: nothing can be written. */
export type Reading<T> = T extends readonly (infer Element)[]
  ? readonly Reading<Element>[]
  : T extends object
    ? { readonly [K in keyof T]: Reading<T[K]> }
    : T;

/** A place in a schema at which a scalar stands. `path` names it as a report prints it: `net[c1].count`. */
export interface Leaf {
  readonly path: string;
  readonly schema: ScalarSchema;
}

/** Every scalar of a schema in declaration order; its position here is its slot. */
export function leaves(schema: Schema, path = ''): Leaf[] {
  switch (schema.kind) {
    case 'struct':
      return Object.entries(schema.fields).flatMap(([name, field]) =>
        leaves(field, path === '' ? name : `${path}.${name}`),
      );
    case 'array':
      return schema.over.members.flatMap(member => leaves(schema.element, `${path}[${member}]`));
    default:
      return [{ path, schema }];
  }
}

/** The smallest and the largest number that a scalar is stored as. */
export function rangeOf(schema: ScalarSchema): { readonly min: number; readonly max: number } {
  switch (schema.kind) {
    case 'bool':
      return { min: 0, max: 1 };
    case 'int':
      return { min: schema.min, max: schema.max };
    case 'oneOf':
      return { min: 0, max: schema.names.length - 1 };
    case 'index':
      return { min: schema.orNone ? none : 0, max: schema.of.members.length - 1 };
  }
}
