import type { Block, KeyField } from './block.js';
import { oddNumber } from './colour.js';
import { type Exchange, firstKey, type NamedDomain, namedDomain } from './exchange.js';

/**
 * Generates one round of colouring, which takes each block in turn. A part is mixed from its own scalars and from the
 * colours of its members and of those that it points at; then all of these have the part mixed into theirs. By
 * sums, because these do not depend on the order of the parts.
 *
 * `noting` names, for a domain, a variable to collect a bit for everyone that is pointed at: 1 << vertex - none.
 */
export function colouring(exchange: Exchange, noting: Noting): string {
  const blocks = [...exchange.blocks, ...exchange.sorted.filter(pointsAtNamed)];
  const pointers = blocks.reduce((sum, block) => sum + block.parts.length * countPointers(block), 0);
  const each = pointers <= unrolledMost ? unrolled : looped;
  return blocks.map((block, b) => blockRound(exchange, block, b, noting, each)).join('\n');
}

/**
 * With few pointers in a state the code is written out part by part, which runs faster; with many it would be so long that
 * much of a search is over before it has been compiled. A loop then also passes over the parts that point at nobody.
 */
const unrolledMost = 32;

/** How code is run for each part: it is given expressions for the part's number and for the variable of its mix. */
interface Each {
  readonly parts: (block: Block, code: (p: string, mix: string) => string) => string;
  /** Code about what a part points at. */
  readonly pointers: (block: Block, code: readonly string[]) => string;
  readonly mixes: (block: Block) => string;
}

const looped: Each = {
  parts: (block, code) => `for (let p = 0; p < ${block.parts.length}; p++) {\n${code('p', 'mixes[p]')}\n}`,
  pointers: unlessIdle,
  mixes: () => '',
};

const unrolled: Each = {
  parts: (block, code) => block.parts.map((_, p) => `{\n${code(String(p), `mix${p}`)}\n}`).join('\n'),
  pointers: (_, code) => code.join('\n'),
  mixes: block => `let ${block.parts.map((_, p) => `mix${p}`).join(', ')};`,
};

export type Noting = (domain: NamedDomain) => string | undefined;

/** The most parts that a block has: the length of `mixes`, in which a round keeps them. */
export const mostParts = ({ blocks, sorted }: Exchange): number =>
  Math.max(...[...blocks, ...sorted].map(block => block.parts.length));

/** The mask of the scalars of a key's word that point at no vertex. */
export const plainMask = (block: Block, word: number): number =>
  maskOf(block, word, field => field.target === undefined);

const countPointers = (block: Block): number =>
  block.fields.filter(field => field.target !== undefined).length;

const pointsAtNamed = (block: Block): boolean => countPointers(block) > 0;

const maskOf = (block: Block, word: number, isMeant: (field: KeyField) => boolean): number =>
  block.fields
    .filter(field => field.word === word && isMeant(field))
    .reduce((mask, { shift, bits }) => mask | ((2 ** bits - 1) << shift), 0);

function blockRound(exchange: Exchange, block: Block, b: number, noting: Noting, each: Each): string {
  const pointers = pointersOf(exchange, block);
  const noted = pointers.flatMap(({ domain, position }) => {
    const name = noting(domain);
    return name === undefined ? [] : [`${name} |= 1 << ${position};`];
  });
  const mixing = each.parts(block, (p, mix) => {
    const members = seatsOf(exchange, block, p).map(neighbour => ` ^ ${colourOf(neighbour)}`);
    const pointedAt = pointers.map(neighbour => `now ^= ${colourOf(neighbour)};`);
    return `${keysOf(block, p)}
let now = ${oddNumber(97 + b)}${plainScalars(block)}${members.join('')};
${each.pointers(block, [...noted, ...pointedAt])}
now = Math.imul(now ^ now >>> 16, ${oddNumber(53 + b)});
${mix} = now ^ now >>> 13;`;
  });
  const spreading = each.parts(block, (p, mix) => {
    const spread = ({ vertex, turn }: Neighbour): string =>
      `colours[${vertex}] = colours[${vertex}] + ${turned('now', turn)} | 0;`;
    return `const now = ${mix};
${pointers.length === 0 ? '' : keysOf(block, p)}
${seatsOf(exchange, block, p).map(spread).join('\n')}
${each.pointers(block, pointers.map(spread))}`;
  });
  return `{\n${each.mixes(block)}\n${mixing}\n${spreading}\n}`;
}

const colourOf = ({ vertex, turn }: Neighbour): string => turned(`colours[${vertex}]`, turn);

const plainScalars = (block: Block): string =>
  Array.from({ length: block.keyWords }, (_, word) => {
    const mask = plainMask(block, word);
    if (mask === 0) return '';
    return word === 0 ? ` ^ key0 & ${mask}` : ` ^ Math.imul(key${word} & ${mask}, ${oddNumber(word)})`;
  }).join('');

const keysOf = (block: Block, p: string): string =>
  Array.from(
    { length: block.keyWords },
    (_, word) => `const key${word} = keys[${firstKey(block) + word} + ${p} * ${block.keyWords}];`,
  ).join(' ');

/**
 * Most parts of most states point at nobody, and are passed over. That is the same for all permutations of a state if
 * those whom 0 points at are nobody too, or told apart.
 */
function unlessIdle(block: Block, code: readonly string[]): string {
  const pointers = block.fields.filter(field => field.target !== undefined);
  const canBeIdle = pointers.every(({ target }) => target?.orNone || (target?.domain.from ?? 0) > 0);
  if (code.length === 0 || !canBeIdle) return code.join('\n');
  const words = [...new Set(pointers.map(({ word }) => word))];
  const bits = words.map(word => `key${word} & ${maskOf(block, word, field => field.target !== undefined)}`);
  return `if ((${bits.join(' | ')}) !== 0) {\n${code.join('\n')}\n}`;
}

/** A vertex whose colour goes into a part's, and by how many bits it is turned there, and the part's in it. */
interface Neighbour {
  readonly domain: NamedDomain;
  /** Expressions: the vertex, and how far it is from that of `none`. */
  readonly vertex: string;
  readonly position: string;
  readonly turn: number;
}

const pointersOf = (exchange: Exchange, block: Block): Neighbour[] =>
  block.fields.flatMap(({ word, shift, bits, target }, f) => {
    if (target === undefined) return [];
    const domain = namedDomain(exchange, target.domain);
    const stored = `(key${word} >>> ${shift} & ${2 ** bits - 1})`;
    const position = target.orNone ? stored : `${stored} + 1`;
    return [{ domain, position, vertex: `${domain.none} + ${position}`, turn: 5 + 7 * f }];
  });

/** The vertices of the members that part p belongs to. */
function seatsOf(exchange: Exchange, { domains }: Block, p: string): Neighbour[] {
  return domains.flatMap((alike, d) => {
    const domain = exchange.named.find(({ name }) => name === alike.name);
    if (domain === undefined) return [];
    const position = `1 + ${memberOf(domains, d, p)}`;
    return [{ domain, position, vertex: `${domain.none} + ${position}`, turn: 3 + 11 * d }];
  });
}

/** Which member of its d-th domain part p belongs to. */
function memberOf(domains: Block['domains'], d: number, p: string): string {
  const below = domains.slice(d + 1).reduce((product, { size }) => product * size, 1);
  const above = below === 1 ? p : `(${p} / ${below} | 0)`;
  return d === 0 ? above : `${above} % ${domains[d]?.size}`;
}

const turned = (value: string, by: number): string =>
  by % 32 === 0 ? value : `(${value} << ${by % 32} | ${value} >>> ${32 - (by % 32)})`;
