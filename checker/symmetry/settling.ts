import { plainColours } from './colour.js';
import { colouring, mostParts } from './colouring.js';
import type { Exchange, NamedDomain } from './exchange.js';
import { reading } from './key-bits.js';
import { ordering, pointedAtIn } from './ordering.js';
import { movedBit, rearrangement } from './rearrangement.js';

/** What the steps of the rewriting hand to one another. */
export interface Workspace {
  /** The keys of all parts. */
  readonly keys: Int32Array;
  /** By vertex: its colour; the member in its seat; where the member is now, with 1 for the first and 0 for none. */
  readonly colours: Int32Array;
  readonly order: Int32Array;
  readonly place: Int32Array;
}

/** The generated steps of the rewriting. */
export interface Settling {
  /** Reads the keys of a state and rewrites it, unless members are tied: then it says false and has changed nothing. */
  settle(words: Int32Array, at: number): boolean;
  /** One more round of colouring. */
  colour(): void;
  /** Writes a state's parts anew, in the order of `order`. The words hold the state that the keys were read from. */
  rearrange(words: Int32Array, at: number): void;
}

export function workspaceOf({ keyWords, vertices, named }: Exchange): Workspace {
  const order = new Int32Array(vertices);
  const place = new Int32Array(vertices);
  for (const { none, size } of named) {
    for (let member = 0; member < size; member++) {
      order[none + 1 + member] = member;
      place[none + 1 + member] = 1 + member;
    }
  }
  return { keys: new Int32Array(keyWords), colours: new Int32Array(vertices), order, place };
}

export function generateSettling(exchange: Exchange, workspace: Workspace): Settling {
  const text = source(exchange);
  return new Function('given', text)(workspace) as Settling;
}

function source(exchange: Exchange): string {
  const { named } = exchange;
  const colours = [...plainColours(exchange)].map((colour, v) => `colours[${v}] = ${colour};`);
  const everything = named.reduce((bits, domain) => bits | movedBit(exchange, domain.name), 0);
  return `"use strict";
const { keys, colours, order, place } = given;
const mixes = new Int32Array(${mostParts(exchange)});
function colour() {
${colouring(exchange, () => undefined)}
}
function replace() {
${named.map(replacing).join('\n')}
}
function rewrite(words, at, moved) {
${rearrangement(exchange)}
}
return {
  colour,
  rearrange(words, at) { replace(); rewrite(words, at, ${everything}); },
  settle(words, at) {
${reading(exchange)}
${named.map((_, d) => `let pointedAt${d} = 0;`).join(' ')}
${colours.join(' ')}
${colouring(exchange, domain => pointedAtIn(exchange, domain))}
let moved = 0; let tied = 0;
${named.map(domain => ordering(exchange, domain)).join('\n')}
if (tied !== 0) return false;
if (moved !== 0) replace();
rewrite(words, at, moved);
return true;
  },
};`;
}

const replacing = ({ none, from, size }: NamedDomain): string =>
  Array.from(
    { length: size - from },
    (_, i) => `place[${none + 1} + order[${none + 1 + from + i}]] = ${1 + from + i};`,
  ).join(' ');
