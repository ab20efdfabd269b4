import { calledBy, isCounting } from '../counting.js';
import type { Operator } from '../operator.js';
import { nodesOf, textOf } from '../source.js';

/** Functions that drop a reference, or that something which holds references goes away in. */
const puts = /^(putNet$|(drop|close)[A-Z])/;

export const dropPut: Operator = {
  name: 'drop put',
  summary: 'a reference, or what holds it, is not dropped',
  changes: source =>
    nodesOf(source)
      .filter(node => puts.test(calledBy(node) ?? '') || isCounting(node, '-='))
      .map(node => ({ node, by: '{}', says: `drop ${textOf(node)}` })),
};
