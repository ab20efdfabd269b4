import type { Block, Part } from './block.js';
import type { Exchange } from './exchange.js';

/** Writes the new keys of a block's parts where the state has their scalars. */
export function writing(block: Block): string[] {
  const byWord = new Map<number, { mask: number; runs: string[] }>();
  for (const [p, part] of block.parts.entries()) {
    for (const run of runsOf(block, part)) {
      const at = byWord.get(run.to) ?? { mask: 0, runs: [] };
      byWord.set(run.to, at);
      at.mask |= run.mask << run.toShift;
      at.runs.push(moveBits(`key${p}_${run.word}`, run.shift, run.mask, run.toShift));
    }
  }
  return [...byWord].map(([to, { mask, runs }]) => {
    const keep = mask === -1 ? '' : `words[at + ${to}] & ${~mask} | `;
    return `words[at + ${to}] = ${keep}${runs.join(' | ')};`;
  });
}

/** Reads the keys of all parts from a state. */
export function reading(exchange: Exchange): string {
  return [...exchange.blocks, ...exchange.sorted]
    .flatMap(block =>
      block.parts.flatMap(part =>
        Array.from({ length: block.keyWords }, (_, word) => {
          const runs = runsOf(block, part).filter(run => run.word === word);
          const parts = runs.map(run => moveBits(`words[at + ${run.to}]`, run.toShift, run.mask, run.shift));
          return `keys[${part.key + word}] = ${parts.join(' | ')};`;
        }),
      ),
    )
    .join('\n');
}

/** Scalars that lie side by side in a key's word as in a state's: bits that move together. */
interface Run {
  readonly word: number;
  readonly shift: number;
  readonly mask: number;
  readonly to: number;
  readonly toShift: number;
}

function runsOf(block: Block, part: Part): Run[] {
  const runs: { word: number; shift: number; bits: number; to: number; toShift: number }[] = [];
  for (const [f, { word, shift, bits }] of block.fields.entries()) {
    const field = part.fields[f] as Part['fields'][number];
    const last = runs.at(-1);
    const continues =
      last !== undefined &&
      last.word === word &&
      last.to === field.word &&
      last.shift + last.bits === shift &&
      last.toShift + last.bits === field.shift;
    if (continues) last.bits += bits;
    else runs.push({ word, shift, bits, to: field.word, toShift: field.shift });
  }
  return runs.map(({ bits, ...run }) => ({ ...run, mask: mask(bits) }));
}

export const mask = (bits: number): number => (bits === 32 ? -1 : 2 ** bits - 1) | 0;

function moveBits(word: string, from: number, mask: number, to: number): string {
  const low = from === 0 ? word : `${word} >>> ${from}`;
  const kept = mask === -1 ? low : `(${low} & ${mask})`;
  return to === 0 ? kept : `${kept} << ${to}`;
}
