import { calledBy, isCounting } from '../counting.js';
import type { Operator } from '../operator.js';
import { nodesOf, textOf } from '../source.js';

/** Functions that drop a reference. Those that close a socket or a file do nothing where it is closed already. */
const puts = /^(putNet$|drop[A-Z])/;

export const doublePut: Operator = {
  name: 'double put',
  summary: 'a reference is dropped twice',
  changes: source =>
    nodesOf(source)
      .filter(node => puts.test(calledBy(node) ?? '') || isCounting(node, '-='))
      .map(node => ({ node, by: `{ ${node.getText()} ${node.getText()} }`, says: `twice ${textOf(node)}` })),
};
