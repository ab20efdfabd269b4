import fc from 'fast-check';
import type { Action, Arguments, FieldValues, Model } from '../../checker/model.js';
import type { Property } from '../../checker/property.js';
import { decodeScalar, type ScalarValue } from '../../checker/scalar.js';
import { rangeOf, type ScalarSchema, type StructSchema } from '../../checker/schema.js';
import {
  type ActionRecipe,
  type Condition,
  few,
  type PropertyRecipe,
  type Recipe,
  recipes,
  some,
} from './random-recipe.js';
import { type Place, placesOf, read, type Tree, write } from './random-schema.js';

/** What a random model does not change: its values are counted from here on. */
export interface World {
  readonly turn: number;
}

export interface RandomModel {
  readonly model: Model<Tree, World>;
  readonly properties: readonly Property<Tree, World>[];
  readonly [fc.toStringMethod]: () => string;
}

const argumentLists: readonly Action<Tree, World>['args'][] = [
  {},
  { who: few.name },
  { who: few.name, what: some.name },
  { what: some.name, who: few.name, whom: few.name },
];

const actors = ['ann', 'bob', 'cleo'];

export const randomModels: fc.Arbitrary<RandomModel> = recipes.map(recipe => {
  const moving = movingIn(recipe);
  const holds = (all: readonly Condition[], state: Tree, world: World): boolean =>
    all.every(({ scalar, value, is }) => {
      const one = moving[scalar % moving.length];
      return one === undefined || (read(state, one.place) === valueAt(one, value + world.turn)) === is;
    });
  return {
    model: {
      name: 'random',
      schema: recipe.schema,
      domains: [few, some],
      initials: recipe.initials.map(numbers => initialOf(recipe.schema, moving, numbers)),
      actions: recipe.actions.map((action, i) => actionOf(action, i, recipe.schema, moving, holds)),
      world: { turn: recipe.turn },
      ...(recipe.halted.length === 0
        ? {}
        : { isHalted: (state, world) => holds(recipe.halted, state, world) }),
    },
    properties: recipe.properties.map((property, i) => propertyOf(property, i, holds)),
    [fc.toStringMethod]: () => fc.stringify(recipe),
  };
});

/** A scalar that moves, and the values that it moves between. */
interface Moving {
  readonly place: Place;
  readonly values: readonly ScalarValue[];
}

type Holds = (all: readonly Condition[], state: Tree, world: World) => boolean;

const valueAt = ({ values }: Moving, number: number): ScalarValue =>
  values[number % values.length] as ScalarValue;

function movingIn({ schema, moving }: Recipe): Moving[] {
  const places = placesOf(schema).filter(place => rangeOf(place.schema).min < rangeOf(place.schema).max);
  if (places.length === 0) return [];
  const chosen = new Set(moving.map(number => places[number % places.length] as Place));
  return [...chosen].map(place => ({ place, values: valuesAmong(place.schema) }));
}

/** The ends of a scalar's range, and one value between them. */
function valuesAmong(schema: ScalarSchema): ScalarValue[] {
  const { min, max } = rangeOf(schema);
  const codes = new Set([min, max, Math.floor(min / 3 + (max * 2) / 3)]);
  return [...codes].map(code => decodeScalar(schema, code));
}

function initialOf(schema: StructSchema, moving: readonly Moving[], numbers: readonly number[]): Tree {
  const state = blank(schema);
  const number = (i: number): number => numbers[i % numbers.length] as number;
  placesOf(schema).forEach((place, i) => {
    const { min, max } = rangeOf(place.schema);
    const any = decodeScalar(place.schema, min + (number(i) % (max - min + 1)));
    write(state, place, [...valuesAmong(place.schema), any][number(i) % 4] ?? any);
  });
  moving.forEach((one, i) => {
    write(state, one.place, valueAt(one, number(i)));
  });
  return state;
}

const blank = (schema: StructSchema): Tree =>
  Object.fromEntries(
    Object.entries(schema.fields).map(([name, field]) => [
      name,
      field.kind === 'struct'
        ? blank(field)
        : field.kind === 'array'
          ? field.over.members.map(() => blank(field.element))
          : false,
    ]),
  );

function actionOf(
  recipe: ActionRecipe,
  number: number,
  schema: StructSchema,
  moving: readonly Moving[],
  holds: Holds,
): Action<Tree, World> {
  const args = argumentLists[recipe.args % argumentLists.length] as Action<Tree, World>['args'];
  const variant = ({ who = 0, what = 0, whom = 0 }: Arguments) =>
    recipe.variants[(who + 2 * what + 6 * whom) % recipe.variants.length] as ActionRecipe['variants'][number];
  return {
    name: `action${number}`,
    actor: { thread: actors[number % actors.length] as string },
    args,
    ...(recipe.when.length === 0 ? {} : { when: whenOf(recipe, args, schema) }),
    ...(recipe.isGuarded ? { guard: (state, args, world) => holds(variant(args).guard, state, world) } : {}),
    effect(state, args, { turn }) {
      for (const { scalar, to } of variant(args).writes) {
        const one = moving[scalar % moving.length];
        if (one === undefined) continue;
        const from =
          typeof to === 'object' && 'scalar' in to ? (moving[to.scalar % moving.length] as Moving) : one;
        const present = from.values.indexOf(read(state, from.place));
        const next = to === 'next' ? present + 1 : 'value' in to ? to.value + turn : present;
        write(state, one.place, valueAt(one, next));
      }
    },
  };
}

/** An entry for an argument that runs over an array with scalar fields; where several arrays have the field, the first. */
function whenOf(
  { when }: ActionRecipe,
  args: Action<Tree, World>['args'],
  schema: StructSchema,
): { [arg: string]: FieldValues } {
  const names = Object.keys(args);
  const entries: { [arg: string]: { [field: string]: ScalarValue | ScalarValue[] } } = {};
  for (const { arg, field, values } of when) {
    const name = names[arg % names.length];
    if (name === undefined) continue;
    const fields = Object.entries(fieldsOver(schema, args[name] as string));
    const [key, scalar] = fields[field % fields.length] ?? [];
    if (key === undefined || scalar === undefined) continue;
    const among = valuesAmong(scalar);
    const wanted = values.map(value => among[value % among.length] as ScalarValue);
    entries[name] = { ...entries[name], [key]: wanted.length === 1 ? (wanted[0] as ScalarValue) : wanted };
  }
  return entries;
}

function fieldsOver(schema: StructSchema, domain: string): { [field: string]: ScalarSchema } {
  const arrays = Object.values(schema.fields).flatMap(field =>
    field.kind === 'array' && field.over.name === domain ? [field.element.fields] : [],
  );
  const fields = arrays.reverse().flatMap(element => Object.entries(element));
  return Object.fromEntries(
    fields.flatMap(([name, field]) =>
      field.kind === 'struct' || field.kind === 'array' ? [] : [[name, field] as const],
    ),
  );
}

function propertyOf(
  { kind, before, after }: PropertyRecipe,
  number: number,
  holds: Holds,
): Property<Tree, World> {
  const claim = {
    name: `${kind}${number}`,
    sentence: 'It is so.',
    witness: (state: Tree, world: World) => holds(after, state, world),
  };
  switch (kind) {
    case 'invariant':
      return { ...claim, kind, holds: (state, world) => !holds(before, state, world) };
    case 'reachable':
      return { ...claim, kind, reached: (state, world) => holds(before, state, world) };
    case 'step':
      return {
        ...claim,
        kind,
        holds: (from, to, world) => !(holds(before, from, world) && holds(after, to, world)),
      };
  }
}
