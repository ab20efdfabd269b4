import { outOfRange } from './scalar.js';
import { type ArraySchema, leaves, type ScalarSchema, type StructSchema } from './schema.js';

/** One small integer for each scalar of a state. */
export type Slots = Int8Array | Int16Array | Int32Array;

/** A struct whose scalars are accessors over the slots from `at` on; its parts are views as well. */
type ViewClass = new (slots: Slots, at: number, parts: readonly unknown[]) => object;

/**
 * The classes generated so far, by their text. Carriers share them, whatever their scope: a guard that meets the state of
 * another carrier then runs the machine code it already has. If each carrier had classes of its own, a second
 * search in the same process would be a quarter slower.
 */
const classes = new Map<string, ViewClass>();

/** A value of the type that guards and effects are written for, whose scalars are those in `slots`. */
export const viewOf = <State>(schema: StructSchema, slots: Slots): State =>
  structView(schema, '', slots, 0) as State;

function structView(schema: StructSchema, path: string, slots: Slots, at: number): object {
  let offset = 0;
  const accessors: string[] = [];
  const declarations: string[] = [];
  const parts: [name: string, view: unknown][] = [];
  for (const [name, field] of Object.entries(schema.fields)) {
    const inner = path === '' ? name : `${path}.${name}`;
    if (field.kind === 'struct') parts.push([name, structView(field, inner, slots, at + offset)]);
    else if (field.kind === 'array') parts.push([name, arrayView(field, inner, slots, at + offset)]);
    else
      accessors.push(
        accessor(field, JSON.stringify(name), inner, `this[slots][this[at] + ${offset}]`, declarations),
      );
    offset += leaves(field).length;
  }
  const names = parts.map(([name]) => name);
  const View = classOf(names, accessors, declarations);
  return new View(
    slots,
    at,
    parts.map(([, view]) => view),
  );
}

function arrayView(
  { element, over }: ArraySchema,
  path: string,
  slots: Slots,
  at: number,
): readonly object[] {
  const stride = leaves(element).length;
  return Object.freeze(over.members.map((_, i) => structView(element, `${path}[]`, slots, at + i * stride)));
}

function classOf(
  parts: readonly string[],
  accessors: readonly string[],
  declarations: readonly string[],
): ViewClass {
  const fields = parts.map((name, i) => `this[${JSON.stringify(name)}] = parts[${i}];`).join(' ');
  const text = `${declarations.join('\n')}
return class { constructor(buffer, first, parts) { this[slots] = buffer; this[at] = first; ${fields} }
${accessors.join('\n')} };`;
  const known = classes.get(text);
  if (known !== undefined) return known;
  const made = new Function('given', `"use strict"; const { slots, at, refuse } = given; ${text}`);
  const View = made({ slots: slotsKey, at: atKey, refuse }) as ViewClass;
  classes.set(text, View);
  return View;
}

const slotsKey = Symbol('slots');
const atKey = Symbol('at');
function refuse(path: string, value: unknown): never {
  throw outOfRange(path, value);
}

function accessor(
  schema: ScalarSchema,
  key: string,
  path: string,
  slot: string,
  declarations: string[],
): string {
  const bad = `refuse(${JSON.stringify(path)}, value)`;
  switch (schema.kind) {
    case 'bool':
      return `get [${key}]() { return ${slot} === 1; } set [${key}](value) { ${slot} = value === true ? 1 : value === false ? 0 : refuse(${JSON.stringify(path)}, value); }`;
    case 'oneOf': {
      const cases = schema.names
        .map((name, i) => `case ${JSON.stringify(name)}: ${slot} = ${i}; break;`)
        .join(' ');
      const names = `names${declarations.length}`;
      declarations.push(`const ${names} = ${JSON.stringify(schema.names)};`);
      return `get [${key}]() { return ${names}[${slot}]; } set [${key}](value) { switch (value) { ${cases} default: ${bad}; } }`;
    }
    case 'int':
    case 'index': {
      const min = schema.kind === 'int' ? schema.min : schema.orNone ? -1 : 0;
      const max = schema.kind === 'int' ? schema.max : schema.of.members.length - 1;
      const check = `if (value < ${min} || value > ${max} || value !== (value | 0)) ${bad};`;
      return `get [${key}]() { return ${slot}; } set [${key}](value) { ${check} ${slot} = value; }`;
    }
  }
}
