import type { StructSchema } from '../schema.js';
import { toCodes } from '../value.js';
import type { Field, Layout } from './layout.js';
import { type Slots, viewOf } from './view.js';

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

/**
 * Generates the packing of a schema. Code is generated because each field then has its own offset in the machine code.
 */
export function createCarrier<State>(schema: StructSchema, layout: Layout): Carrier<State> {
  const slots = slotsFor(layout);
  const words = new Int32Array(slots.buffer);
  const generate = new Function('given', source(layout, words.length));
  const carrier = generate({ slots, words, saved: new Int32Array(words.length) });
  const state = viewOf<State>(schema, slots);
  return { state, slots, load: (value: State) => slots.set(toCodes(schema, value)), ...carrier };
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

function source(layout: Layout, length: number): string {
  const each = (text: (i: number) => string): string => Array.from({ length }, (_, i) => text(i)).join(' ');
  return `"use strict";
const { slots, words, saved } = given;
return {
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
