import fc from 'fast-check';
import { array, domain, numbered, type StructSchema, struct } from '../../checker/schema.js';
import { placesOf, schemas } from './random-schema.js';

/**
 * A random model, as plain numbers so that a failure prints and shrinks; random-model.ts makes it one. Every number is
 * read modulo what it chooses from. Only a few scalars move, and each between at most three values, so that the
 * reference explorer can follow.
 */
export interface Recipe {
  readonly schema: StructSchema;
  readonly moving: readonly number[];
  readonly initials: readonly (readonly number[])[];
  readonly actions: readonly ActionRecipe[];
  /** Conditions of which all must be met; none at all: the model never halts. */
  readonly halted: readonly Condition[];
  readonly properties: readonly PropertyRecipe[];
  readonly turn: number;
}

export interface ActionRecipe {
  /** Which of `argumentLists` it takes. */
  readonly args: number;
  /** Fields of the entities that its arguments name, and what they must be. */
  readonly when: readonly WhenRecipe[];
  /** Whether it has a guard, or only its `when`. */
  readonly isGuarded: boolean;
  /** What it does, by its arguments. */
  readonly variants: readonly {
    readonly guard: readonly Condition[];
    readonly writes: readonly Assignment[];
  }[];
}

/** One field of an argument's entity must have one of these values; a single one is written without a list. */
export interface WhenRecipe {
  readonly arg: number;
  readonly field: number;
  readonly values: readonly number[];
}

/** Whether a moving scalar is, or is not, at one of its values. */
export interface Condition {
  readonly scalar: number;
  readonly value: number;
  readonly is: boolean;
}

/** Sets a moving scalar to one of its values: that one, the one after its present one, or the one another is at. */
export interface Assignment {
  readonly scalar: number;
  readonly to: { readonly value: number } | 'next' | { readonly scalar: number };
}

export interface PropertyRecipe {
  readonly kind: 'invariant' | 'step' | 'reachable';
  readonly before: readonly Condition[];
  readonly after: readonly Condition[];
}

/** The reference explorer writes every scalar of a state down for each step. */
const scalarsMax = 36;
const numbers = fc.nat(11);
/** Some, without the preference for few that arrays have of themselves. */
const many = <T>(of: fc.Arbitrary<T>, minLength: number, maxLength: number): fc.Arbitrary<T[]> =>
  fc.array(of, { minLength, maxLength, size: 'max' });
const condition = fc.record({ scalar: numbers, value: numbers, is: fc.boolean() });
const assignment = fc.record({
  scalar: numbers,
  to: fc.oneof(
    { weight: 1, arbitrary: fc.record({ value: numbers }) },
    { weight: 2, arbitrary: fc.constant('next' as const) },
    { weight: 1, arbitrary: fc.record({ scalar: numbers }) },
  ),
});

const when = fc.record({ arg: numbers, field: numbers, values: many(numbers, 1, 2) });

/** Two domains for arguments to run over, each with arrays of its own in the state, before and after all the rest. */
export const few = domain('few', numbered('f', 2));
export const some = domain('some', numbered('s', 3));
const withArrays = fc.tuple(schemas, schemas, schemas, schemas).map(([rest, first, second, third]) =>
  struct({
    first: array(few, first),
    second: array(some, second),
    ...rest.fields,
    third: array(few, third),
  }),
);
const modelSchemas = fc
  .oneof({ weight: 1, arbitrary: schemas }, { weight: 4, arbitrary: withArrays })
  .filter(schema => placesOf(schema).length <= scalarsMax);

export const recipes: fc.Arbitrary<Recipe> = fc.record({
  schema: modelSchemas,
  moving: many(fc.nat(999), 2, 7),
  initials: many(many(fc.nat(999_999), 1, 9), 1, 3),
  actions: many(
    fc.record({
      args: numbers,
      when: many(when, 0, 2),
      isGuarded: fc.boolean(),
      variants: many(fc.record({ guard: many(condition, 0, 2), writes: many(assignment, 0, 3) }), 1, 3),
    }),
    2,
    6,
  ),
  halted: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: many(condition, 2, 3) },
  ),
  properties: many(
    fc.record({
      kind: fc.constantFrom('invariant', 'step', 'reachable'),
      before: many(condition, 1, 5),
      after: many(condition, 1, 3),
    }),
    1,
    5,
  ),
  turn: numbers,
});
