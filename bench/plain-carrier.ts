import type { Carrier } from '../checker/carrier.js';
import type { Field, Layout } from '../checker/layout.js';
import type { ScalarSchema, Schema, StructSchema } from '../checker/schema.js';
import { copy, toCodes, zero } from '../checker/value.js';

/**
 * The carrier that was not chosen: the state is a plain object, which generated code packs, unpacks, saves and
 * restores field by field. It does not check what an effect writes, which is to its advantage.
 *
 * An expander reads the first conditions of actions from `slots`, and only while the state is the one that was
 * unpacked; so they are written there by `load` and `unpack`, and no effect needs to keep them.
 */
export function createPlainCarrier<State>(schema: StructSchema, layout: Layout): Carrier<State> {
  const state = zero<State>(schema);
  const saved = zero<State>(schema);
  const slots = new Int32Array(layout.fields.length);
  const places = placesOf(schema);
  const generate = new Function('given', source(layout, places));
  const assign = new Function('to', 'from', places.map(place => `to${place} = from${place};`).join('\n'));
  return {
    state,
    slots,
    load(value) {
      assign(state, copy(schema, value));
      slots.set(toCodes(schema, value));
    },
    ...generate({ state, saved, slots }),
  };
}

function source(layout: Layout, places: readonly string[]): string {
  const lists: string[] = [];
  const each = (text: (place: string) => string): string => places.map(text).join('\n');
  const packed = Array.from({ length: layout.words }, (_, word) => {
    const parts = layout.fields
      .filter(field => field.word === word && field.bits > 0)
      .map(field => packing(field, `state${places[field.slot]}`, lists));
    return `out[at + ${word}] = ${parts.join(' | ') || '0'};`;
  });
  const unpacked = layout.fields.map(field => unpacking(field, `state${places[field.slot]}`, lists));
  return `"use strict";
const { state, saved, slots } = given;
${lists.map((names, i) => `const names${i} = ${names};\n${encoder(i, JSON.parse(names))}`).join('\n')}
return {
  pack(out, at) { ${packed.join('\n')} },
  unpack(from, at) { ${unpacked.join('\n')} },
  save() { ${each(place => `saved${place} = state${place};`)} },
  restore() { ${each(place => `state${place} = saved${place};`)} },
};`;
}

/** A function from a name to its number. */
function encoder(list: number, names: readonly string[]): string {
  const cases = names.map((name, i) => `case ${JSON.stringify(name)}: return ${i};`);
  return `function code${list}(name) { switch (name) { ${cases.join(' ')} } throw new RangeError(name); }`;
}

const packing = ({ schema, min, shift }: Field, place: string, lists: string[]): string =>
  `(${encoded(schema, place, lists)} - (${min})) << ${shift}`;

function unpacking({ schema, slot, min, word, shift, bits }: Field, place: string, lists: string[]): string {
  const mask = bits === 32 ? '' : ` & ${2 ** bits - 1}`;
  const code = bits === 0 ? `${min}` : `((from[at + ${word}] >>> ${shift})${mask}) + (${min})`;
  return `${place} = ${decoded(schema, `(slots[${slot}] = ${code})`, lists)};`;
}

function encoded(schema: ScalarSchema, place: string, lists: string[]): string {
  if (schema.kind === 'bool') return `(${place} ? 1 : 0)`;
  return schema.kind === 'oneOf' ? `code${listOf(schema.names, lists)}(${place})` : place;
}

function decoded(schema: ScalarSchema, code: string, lists: string[]): string {
  if (schema.kind === 'bool') return `${code} === 1`;
  return schema.kind === 'oneOf' ? `names${listOf(schema.names, lists)}[${code}]` : code;
}

/** The position in `lists` of the JSON of these names, which is entered if it is not there. */
function listOf(names: readonly string[], lists: string[]): number {
  const text = JSON.stringify(names);
  const known = lists.indexOf(text);
  return known === -1 ? lists.push(text) - 1 : known;
}

/** How code reaches each scalar of a state, in slot order: `["net"][0]["count"]`. */
function placesOf(schema: Schema, place = ''): string[] {
  switch (schema.kind) {
    case 'struct':
      return Object.entries(schema.fields).flatMap(([name, field]) =>
        placesOf(field, `${place}[${JSON.stringify(name)}]`),
      );
    case 'array':
      return schema.over.members.flatMap((_, i) => placesOf(schema.element, `${place}[${i}]`));
    default:
      return [place];
  }
}
