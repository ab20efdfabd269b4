import ts from 'typescript';
import { isConjunction, weakened } from '../conjunction.js';
import type { Change, Operator } from '../operator.js';
import { declarationOf, nodesOf, textOf } from '../source.js';
import { guardIn } from './drop-guard.js';
import { hasKeyComparison } from './drop-key-field.js';

/** Functions that ask whether the scope has room, or find where: no kernel does that. */
const bookkeeping = /^(free[A-Z]|hasRoom|canMount$|canUnshare$|mountersIn$|isMounting$|isMntnsUsed$)/;

export const dropCondition: Operator = {
  name: 'drop condition',
  summary: 'what the code asks before it goes on, it does not ask',
  changes: source =>
    nodesOf(source).flatMap(node =>
      isAsked(node) ? [...ifDropped(node), ...conjunctionWeakened(node)] : [],
    ),
};

const isAsked = (node: ts.Node): boolean => !bookkeeping.test(declarationOf(node));

/** An `if` that leaves never does; any other one always does what it would do; one with an `else`, either. */
function ifDropped(node: ts.Node): Change[] {
  if (!ts.isIfStatement(node) || hasKeyComparison(node.expression)) return [];
  const { expression: condition, thenStatement, elseStatement } = node;
  const never: Change = { node: condition, by: 'false', says: `never ${textOf(condition)}` };
  const always: Change = { node: condition, by: 'true', says: `always ${textOf(condition)}` };
  if (elseStatement !== undefined) return [never, always];
  return [leaves(thenStatement) ? never : always];
}

/** Whether a statement only goes away: it returns nothing, false or none, or goes on with the next. */
const leaves = (node: ts.Statement): boolean =>
  ts.isContinueStatement(node) ||
  (ts.isReturnStatement(node) && /^(|false|none|old)$/.test(node.expression?.getText() ?? ''));

/** The outermost `&&` of a condition, without each of its operands in turn; those of guards are another operator's. */
function conjunctionWeakened(node: ts.Node): Change[] {
  if (!isConjunction(node)) return [];
  let outer: ts.Node = node.parent;
  while (ts.isParenthesizedExpression(outer)) outer = outer.parent;
  const isGuard = ts.isArrowFunction(outer) && guardIn(outer.parent) !== undefined;
  return isConjunction(outer) || isGuard ? [] : weakened(node, demand => !hasKeyComparison(demand));
}
