import type { Block, KeyField } from './block.js';
import { plainMask } from './colouring.js';
import { type Exchange, firstKey, namedDomain } from './exchange.js';
import { mask, writing } from './key-bits.js';
import { comparators } from './sorting-network.js';

/**
 * The code that writes a state's parts anew, from their keys: the part of whoever `order` seats there goes to each seat,
 * what pointed at a member points at its new `place`, and sorted domains are sorted. `moved` has the bits of those named
 * domains in whose order something has changed; what that does not touch is left as it is.
 */
export function rearrangement(exchange: Exchange): string {
  const seated = exchange.blocks.map(
    block => `if (moved & ${touching(exchange, block)}) {\n${seatedBlock(exchange, block)}\n}`,
  );
  const sorted = exchange.sorted.map(block => `{\n${sortedBlock(exchange, block)}\n}`);
  return [...seated, ...sorted].join('\n');
}

/** The bit of `moved` that a named domain has. From the 31st on they share one. */
export const movedBit = (exchange: Exchange, name: string): number => {
  const at = exchange.named.findIndex(domain => domain.name === name);
  return at === -1 ? 0 : 1 << Math.min(at, 30);
};

function touching(exchange: Exchange, block: Block): number {
  const names = [
    ...block.domains.map(domain => domain.name),
    ...block.fields.flatMap(field => (field.target === undefined ? [] : [field.target.domain.name])),
  ];
  return names.reduce((bits, name) => bits | movedBit(exchange, name), 0);
}

function seatedBlock(exchange: Exchange, block: Block): string {
  const domains = block.domains.map(domain => namedDomain(exchange, domain));
  const reading = block.parts.map((part, p) => {
    const from = domains.reduce((sum, domain, d) => {
      const seat = part.members[d] as number;
      const who = seat < domain.from ? String(seat) : `order[${domain.none + 1 + seat}]`;
      return sum === '' ? who : `(${sum}) * ${domain.size} + ${who}`;
    }, '');
    const at = from === '' ? String(part.key) : `from${p}`;
    const head = from === '' ? '' : `const from${p} = ${firstKey(block)} + (${from}) * ${block.keyWords};\n`;
    return head + newKeys(exchange, block, p, word => `keys[${at} + ${word}]`);
  });
  return [...reading, ...writing(block)].join('\n');
}

/** Declares the words of a part's new key: `key3_0`. */
function newKeys(exchange: Exchange, block: Block, p: number, old: (word: number) => string): string {
  return Array.from({ length: block.keyWords }, (_, word) => {
    const name = `key${p}_${word}`;
    return `let ${name} = ${old(word)};\n${pointers(exchange, block, word, name)}`;
  }).join('\n');
}

/** Has the scalars of a key's word that point at named members point at where these are now. */
function pointers(exchange: Exchange, block: Block, word: number, name: string): string {
  const fields = block.fields.filter(field => field.word === word && field.target !== undefined);
  if (fields.length === 0) return '';
  const plain = plainMask(block, word);
  const all = fields.map(({ shift, bits, target }) => {
    const { none } = namedDomain(exchange, (target as NonNullable<KeyField['target']>).domain);
    const at = `${name} >>> ${shift} & ${mask(bits)}`;
    const place = target?.orNone ? `place[${none} + (${at})]` : `place[${none + 1} + (${at})] - 1`;
    return `(${place}) << ${shift}`;
  });
  return `${name} = ${[...(plain === 0 ? [] : [`${name} & ${plain}`]), ...all].join(' | ')};`;
}

function sortedBlock(exchange: Exchange, block: Block): string {
  const touched = touching(exchange, block);
  const reading = block.parts.map((part, p) =>
    Array.from(
      { length: block.keyWords },
      (_, word) => `let key${p}_${word} = keys[${part.key + word}];`,
    ).join(' '),
  );
  const renamed = block.parts.flatMap((_, p) =>
    Array.from({ length: block.keyWords }, (_, word) => pointers(exchange, block, word, `key${p}_${word}`)),
  );
  const from = block.domains[0]?.from ?? 0;
  const sorting = comparators(block.parts.length - from).map(([i, j]) =>
    comparator(block, from + i, from + j),
  );
  return [
    ...reading,
    ...(touched === 0 ? [] : [`if (moved & ${touched}) {\n${renamed.join('\n')}\n}`]),
    ...sorting,
    ...writing(block),
  ].join('\n');
}

function comparator(block: Block, i: number, j: number): string {
  const words = Array.from(
    { length: block.keyWords },
    (_, word) => [`key${i}_${word}`, `key${j}_${word}`] as const,
  );
  const greater = words.reduceRight(
    (rest, [a, b]) => (rest === '' ? `${a} > ${b}` : `${a} > ${b} || ${a} === ${b} && (${rest})`),
    '',
  );
  const swap = words.map(([a, b]) => `const ${a}s = ${a}; ${a} = ${b}; ${b} = ${a}s;`).join(' ');
  return `if (${greater}) { ${swap} }`;
}
