import type { Action, Model } from './model.js';
import { encodeScalar, type ScalarValue } from './scalar.js';
import { leaves, type ScalarSchema } from './schema.js';

/** One entry of an action's `when`, resolved: the entity that `arg` names must have one of these values in a field. */
export interface Condition {
  readonly arg: string;
  /** The array of the state that the entity is an element of, and the field of its struct: a path, `at.rest`. */
  readonly array: string;
  readonly field: string;
  readonly schema: ScalarSchema;
  readonly values: readonly ScalarValue[];
  /** The values as they are stored. */
  readonly codes: readonly number[];
  /** The slot of the first entity's field, and the distance to the next entity's. */
  readonly slot: number;
  readonly stride: number;
}

/** The conditions of an action. Throws where a model names an array, a field or a value that its schema does not have. */
export function conditionsOf<State, World>(
  model: Model<State, World>,
  action: Action<State, World>,
): Condition[] {
  return Object.entries(action.when ?? {}).flatMap(([arg, fields]) =>
    Object.entries(fields ?? {}).map(([field, wanted]) => {
      const domain = action.args[arg];
      if (domain === undefined) throw new Error(`model ${model.name}: ${action.name} has no argument ${arg}`);
      const found = fieldOf(model, domain, field);
      const values = [
        ...new Set(Array.isArray(wanted) ? (wanted as ScalarValue[]) : [wanted as ScalarValue]),
      ];
      const codes = values.map(value =>
        encodeScalar(found.schema, value, `when of ${action.name}: ${field}`),
      );
      return { arg, field, values, codes, ...found };
    }),
  );
}

interface FoundField {
  readonly array: string;
  readonly slot: number;
  readonly stride: number;
  readonly schema: ScalarSchema;
}

function fieldOf<State, World>(model: Model<State, World>, domain: string, field: string): FoundField {
  let slot = 0;
  for (const [array, schema] of Object.entries(model.schema.fields)) {
    if (schema.kind === 'array' && schema.over.name === domain) {
      const inner = leaves(schema.element);
      const at = inner.findIndex(leaf => leaf.path === field);
      const leaf = inner[at];
      if (leaf !== undefined) return { array, slot: slot + at, stride: inner.length, schema: leaf.schema };
    }
    slot += leaves(schema).length;
  }
  throw new Error(`model ${model.name}: no array over ${domain} whose structs have a field ${field}`);
}

/** The slot of a condition's field, given the entity its argument names. */
export const slotAsked = ({ slot, stride }: Condition, entity: number): number => slot + stride * entity;

/** Whether a condition is met in a state, given as its slots. */
export const isMetIn = (slots: ArrayLike<number>, condition: Condition, entity: number): boolean =>
  condition.codes.includes(slots[slotAsked(condition, entity)]);

/** What a condition's field holds in a state, given the entity its argument names. */
export function valueAsked<State>(state: State, { array, field }: Condition, entity: number): ScalarValue {
  const element = (state as { [array: string]: readonly unknown[] })[array]?.[entity];
  return field
    .split('.')
    .reduce((part, name) => (part as { [name: string]: unknown })[name], element) as ScalarValue;
}
