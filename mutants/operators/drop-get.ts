import { calledBy, isCounting } from '../counting.js';
import type { Operator } from '../operator.js';
import { nodesOf, textOf } from '../source.js';

/** Functions that take a reference. */
const gets = ['getNet', 'callerGets'];

/** A reference is not taken: what `getNet()`, a counter raised, or the 1 that a counter begins with stands for. */
export const dropGet: Operator = {
  name: 'drop get',
  summary: 'a reference is not taken',
  changes: source =>
    nodesOf(source)
      .filter(node => gets.includes(calledBy(node) ?? '') || isCounting(node, '+=') || isCounting(node, '='))
      .map(node => ({ node, by: '{}', says: `drop ${textOf(node)}` })),
};
