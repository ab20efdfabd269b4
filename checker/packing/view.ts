import { outOfRange } from '../scalar.js';
import { type ArraySchema, leaves, type ScalarSchema, type StructSchema } from '../schema.js';

/** One small integer for each scalar of a state. */
export type Slots = Int8Array | Int16Array | Int32Array;

/** Is told of every scalar that is read or written, by its slot, before it happens. */
export interface Witness {
  read(slot: number): void;
  write(slot: number): void;
}

/** A struct whose scalars are accessors over the slots from `at` on; its parts are views as well. */
type ViewClass = new (
  slots: Slots,
  at: number,
  parts: readonly unknown[],
  witness: Witness | undefined,
) => object;

/**
 * The classes generated so far, by their text. Carriers share them, whatever their scope: a guard that meets the state of
 * another carrier then runs the machine code it already has. If each carrier had classes of its own, a second
 * search in the same process would be a quarter slower.
 */
const classes = new Map<string, ViewClass>();

/** A value of the type that guards and effects are written for, whose scalars are those in `slots`. */
export const viewOf = <State>(schema: StructSchema, slots: Slots, witness?: Witness): State =>
  structView(schema, '', { slots, witness }, 0) as State;

/** What the parts of one view have in common. */
interface Ground {
  readonly slots: Slots;
  readonly witness: Witness | undefined;
}

function structView(schema: StructSchema, path: string, ground: Ground, at: number): object {
  let offset = 0;
  const accessors: string[] = [];
  const declarations: string[] = [];
  const parts: [name: string, view: unknown][] = [];
  const isWatched = ground.witness !== undefined;
  for (const [name, field] of Object.entries(schema.fields)) {
    const inner = path === '' ? name : `${path}.${name}`;
    if (field.kind === 'struct') parts.push([name, structView(field, inner, ground, at + offset)]);
    else if (field.kind === 'array') parts.push([name, arrayView(field, inner, ground, at + offset)]);
    else accessors.push(accessor(field, name, inner, `this[at] + ${offset}`, isWatched, declarations));
    offset += leaves(field).length;
  }
  const names = parts.map(([name]) => name);
  const View = classOf(names, accessors, declarations);
  return new View(
    ground.slots,
    at,
    parts.map(([, view]) => view),
    ground.witness,
  );
}

function arrayView(
  { element, over }: ArraySchema,
  path: string,
  ground: Ground,
  at: number,
): readonly object[] {
  const stride = leaves(element).length;
  const views = over.members.map((_, i) => structView(element, `${path}[]`, ground, at + i * stride));
  // V8 compiles every() and its kin into the caller's code, but not those of a frozen array: it is enough that one who
  // would change an array is caught while being watched.
  return ground.witness === undefined ? views : Object.freeze(views);
}

function classOf(
  parts: readonly string[],
  accessors: readonly string[],
  declarations: readonly string[],
): ViewClass {
  const fields = parts.map((name, i) => `this[${JSON.stringify(name)}] = parts[${i}];`).join(' ');
  const text = `${declarations.join('\n')}
return class { constructor(buffer, first, parts, told) {
this[slots] = buffer; this[at] = first; this[witness] = told; ${fields} }
${accessors.join('\n')} };`;
  const known = classes.get(text);
  if (known !== undefined) return known;
  const made = new Function('given', `"use strict"; const { slots, at, witness, refuse } = given; ${text}`);
  const View = made({
    slots: Symbol('slots'),
    at: Symbol('at'),
    witness: Symbol('witness'),
    refuse,
  }) as ViewClass;
  classes.set(text, View);
  return View;
}

function refuse(path: string, value: unknown): never {
  throw outOfRange(path, value);
}

/** The getter and the setter of one scalar, which stands in the slot that the expression `slot` names. */
function accessor(
  schema: ScalarSchema,
  name: string,
  path: string,
  slot: string,
  isWatched: boolean,
  declarations: string[],
): string {
  const key = JSON.stringify(name);
  const place = `this[slots][${slot}]`;
  const told = (what: 'read' | 'write'): string => (isWatched ? `this[witness].${what}(${slot}); ` : '');
  const { get, set } = conversions(schema, place, `refuse(${JSON.stringify(path)}, value)`, declarations);
  return `get [${key}]() { ${told('read')}return ${get}; } set [${key}](value) { ${told('write')}${set} }`;
}

/** Code that reads a scalar from its place, and code that checks `value` and writes it there. */
function conversions(
  schema: ScalarSchema,
  place: string,
  bad: string,
  declarations: string[],
): { readonly get: string; readonly set: string } {
  switch (schema.kind) {
    case 'bool':
      return { get: `${place} === 1`, set: `${place} = value === true ? 1 : value === false ? 0 : ${bad};` };
    case 'oneOf': {
      const cases = schema.names
        .map((each, i) => `case ${JSON.stringify(each)}: ${place} = ${i}; break;`)
        .join(' ');
      const names = `names${declarations.length}`;
      declarations.push(`const ${names} = ${JSON.stringify(schema.names)};`);
      return { get: `${names}[${place}]`, set: `switch (value) { ${cases} default: ${bad}; }` };
    }
    case 'int':
    case 'index': {
      const min = schema.kind === 'int' ? schema.min : schema.orNone ? -1 : 0;
      const max = schema.kind === 'int' ? schema.max : schema.of.members.length - 1;
      const check = `if (value < ${min} || value > ${max} || value !== (value | 0)) ${bad};`;
      return { get: place, set: `${check} ${place} = value;` };
    }
  }
}
