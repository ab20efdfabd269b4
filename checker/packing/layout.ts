import { type Leaf, leaves, rangeOf, type StructSchema } from '../schema.js';

/** Where a scalar lies in a packed state: `bits` bits of word `word`, from bit `shift` up. */
export interface Field extends Leaf {
  /** Position among the state's scalars, unpacked. */
  readonly slot: number;
  readonly min: number;
  readonly max: number;
  readonly word: number;
  readonly shift: number;
  readonly bits: number;
}

/** How a state is packed: every scalar in as few bits as its range needs, none across a 32-bit word boundary. */
export interface Layout {
  readonly fields: readonly Field[];
  /** Length of a packed state in 32-bit words, at least 1. */
  readonly words: number;
}

export function layOut(schema: StructSchema): Layout {
  let word = 0;
  let shift = 0;
  const fields = leaves(schema).map((leaf, slot): Field => {
    const { min, max } = rangeOf(leaf.schema);
    const bits = Math.ceil(Math.log2(max - min + 1));
    if (shift + bits > 32) {
      word += 1;
      shift = 0;
    }
    const field = { ...leaf, slot, min, max, word, shift, bits };
    shift += bits;
    return field;
  });
  return { fields, words: word + 1 };
}
