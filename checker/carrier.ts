import type { Field, Layout } from './layout.js';
import { outOfRange } from './scalar.js';
import { type ArraySchema, leaves, type ScalarSchema, type StructSchema } from './schema.js';
import { toCodes } from './value.js';

/**
 * The one state that a search works on. `state` has the type that guards and effects are written for, but its
 * fields are accessors over `slots`, one small integer for each scalar: so there is nothing to convert between
 * what an effect wrote and what is packed, and putting a state back is copying a few words.
 */
export interface Carrier<State> {
  readonly state: State;
  readonly slots: Slots;
  /** Makes a plain value the present state. */
  load(value: State): void;
  /** Writes the packed state to `out` from `at` on. */
  pack(out: Int32Array, at: number): void;
  unpack(from: Int32Array, at: number): void;
  /** Remembers the present state. */
  save(): void;
  /** Returns to the remembered state. */
  restore(): void;
}

export type Slots = Int8Array | Int16Array | Int32Array;

/**
 * Generates the accessors and the packing of a schema. Code is generated because each field then has its own
 * offset in the machine code; the same accessors as closures over an offset are measured in bench/carriers.ts.
 */
export function createCarrier<State>(schema: StructSchema, layout: Layout): Carrier<State> {
  const slots = slotsFor(layout);
  const words = new Int32Array(slots.buffer);
  const generate = new Function('given', source(schema, layout, words.length));
  const carrier = generate({ slots, words, saved: new Int32Array(words.length), outOfRange });
  return { slots, load: (value: State) => slots.set(toCodes(schema, value)), ...carrier };
}

/** A slot per scalar, as narrow as the widest needs; the buffer is whole 32-bit words. */
function slotsFor(layout: Layout): Slots {
  const widest = Math.max(...layout.fields.map(field => Math.max(field.max, -1 - field.min)), 0);
  const [Kind, bytes] =
    widest < 2 ** 7
      ? ([Int8Array, 1] as const)
      : widest < 2 ** 15
        ? ([Int16Array, 2] as const)
        : ([Int32Array, 4] as const);
  return new Kind(new ArrayBuffer(Math.max(1, Math.ceil((layout.fields.length * bytes) / 4)) * 4));
}

function source(schema: StructSchema, layout: Layout, length: number): string {
  const declarations: string[] = [];
  const root = viewClass(schema, '', declarations);
  const each = (text: (i: number) => string): string => Array.from({ length }, (_, i) => text(i)).join(' ');
  return `"use strict";
const { slots, words, saved, outOfRange } = given;
const at = Symbol('at');
function refuse(path, value) { throw outOfRange(path, value); }
${declarations.join('\n')}
return {
  state: new ${root}(0),
  pack(out, at) { ${packing(layout)} },
  unpack(from, at) { ${layout.fields.map(unpacking).join(' ')} },
  save() { ${each(i => `saved[${i}] = words[${i}];`)} },
  restore() { ${each(i => `words[${i}] = saved[${i}];`)} },
};`;
}

function packing(layout: Layout): string {
  return Array.from({ length: layout.words }, (_, word) => {
    const parts = layout.fields
      .filter(field => field.word === word && field.bits > 0)
      .map(({ slot, min, shift }) => `(slots[${slot}] - (${min})) << ${shift}`);
    return `out[at + ${word}] = ${parts.join(' | ') || '0'};`;
  }).join(' ');
}

function unpacking({ slot, min, word, shift, bits }: Field): string {
  if (bits === 0) return `slots[${slot}] = ${min};`;
  const mask = bits === 32 ? '' : ` & ${2 ** bits - 1}`;
  return `slots[${slot}] = ((from[at + ${word}] >>> ${shift})${mask}) + (${min});`;
}

/** Adds the class of a struct's views to `declarations` and returns its name. `at` is the slot its scalars begin at. */
function viewClass(schema: StructSchema, path: string, declarations: string[]): string {
  let offset = 0;
  const accessors: string[] = [];
  const children: string[] = [];
  for (const [name, field] of Object.entries(schema.fields)) {
    const key = JSON.stringify(name);
    const inner = path === '' ? name : `${path}.${name}`;
    if (field.kind === 'struct') {
      children.push(`this[${key}] = new ${viewClass(field, inner, declarations)}(first + ${offset});`);
    } else if (field.kind === 'array') {
      children.push(`this[${key}] = Object.freeze([${elements(field, inner, offset, declarations)}]);`);
    } else {
      accessors.push(accessor(field, key, inner, `slots[this[at] + ${offset}]`, declarations));
    }
    offset += leaves(field).length;
  }
  const name = `View${declarations.length}`;
  declarations.push(
    `class ${name} { constructor(first) { this[at] = first; ${children.join(' ')} }\n${accessors.join('\n')} }`,
  );
  return name;
}

function elements(field: ArraySchema, path: string, offset: number, declarations: string[]): string {
  const view = viewClass(field.element, `${path}[]`, declarations);
  const stride = leaves(field.element).length;
  return field.over.members.map((_, i) => `new ${view}(first + ${offset + i * stride})`).join(', ');
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
