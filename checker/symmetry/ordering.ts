import type { Block } from './block.js';
import { type Exchange, firstKey, type NamedDomain } from './exchange.js';
import { movedBit } from './rearrangement.js';

/**
 * The code that puts the members of a domain in the order of their colours. It sets the domain's bit of `moved` where that is not the
 * order they are in, and `tied` where some are tied, but for twins.
 */
export function ordering(exchange: Exchange, domain: NamedDomain): string {
  const { none, from, size, name } = domain;
  const first = none + 1;
  const isTwin = twins(exchange, domain);
  const moved = `moved |= ${movedBit(exchange, name)};`;
  if (size - from === 2) {
    const [one, other] = [first + from, first + from + 1];
    return `if (colours[${one}] > colours[${other}]) {
order[${one}] = ${from + 1}; order[${other}] = ${from}; ${moved}
} else {
order[${one}] = ${from}; order[${other}] = ${from + 1};
if (colours[${one}] === colours[${other}] && !(${isTwin(String(from), String(from + 1))})) tied = 1;
}`;
  }
  return `order[${first + from}] = ${from};
for (let i = ${from + 1}; i < ${size}; i++) {
const colour = colours[${first} + i];
let j = i;
for (; j > ${from} && colours[${first} + order[${first - 1} + j]] > colour; j--) order[${first} + j] = order[${first - 1} + j];
order[${first} + j] = i;
if (j !== i) ${moved}
}
for (let i = ${from + 1}; i < ${size}; i++) {
const a = order[${first - 1} + i]; const b = order[${first} + i];
if (colours[${first} + a] === colours[${first} + b] && !(${isTwin('a', 'b')})) tied = 1;
}`;
}

/**
 * The test that two members are the same in everything and that nothing points at either, so that it makes no difference which
 * comes first. Where that is not easily seen it says no.
 */
function twins(exchange: Exchange, domain: NamedDomain): (a: string, b: string) => string {
  const pointedAt = pointedAtIn(exchange, domain);
  const blocks = exchange.blocks.filter(block => block.domains.some(({ name }) => name === domain.name));
  if (pointedAt === undefined || blocks.some(block => block.domains.length > 1)) return () => 'false';
  return (a, b) =>
    [
      `(${pointedAt} & (2 << ${a} | 2 << ${b})) === 0`,
      ...blocks.flatMap(block => sameKeys(block, a, b)),
    ].join(' && ');
}

const sameKeys = (block: Block, a: string, b: string): string[] =>
  Array.from({ length: block.keyWords }, (_, word) => {
    const key = (member: string): string => `keys[${firstKey(block) + word} + ${member} * ${block.keyWords}]`;
    return `${key(a)} === ${key(b)}`;
  });

/** The name of the mask of a domain's members that something points at; there is none where it would have too many. */
export function pointedAtIn({ named }: Exchange, domain: NamedDomain): string | undefined {
  return domain.size > 30 ? undefined : `pointedAt${named.indexOf(domain)}`;
}
