import ts from 'typescript';
import type { Operator } from '../operator.js';
import { declarationOf, nodesOf, textOf } from '../source.js';

/** Functions that something goes away in, so that any field they set is one they clear. */
const clearing = /^(clear|drop|close|end|leave)/;

const emptyValues = ['false', '0', "'none'", "'closed'", "'unused'"];

export const dropClearedField: Operator = {
  name: 'drop cleared field',
  summary: 'a field goes on saying what is no longer so',
  changes: source =>
    nodesOf(source)
      .filter(isClearing)
      .map(node => ({ node, by: '{}', says: `drop ${textOf(node)}` })),
};

function isClearing(node: ts.Node): boolean {
  if (calls(node)) return true;
  if (!ts.isExpressionStatement(node) || !ts.isBinaryExpression(node.expression)) return false;
  const { left, operatorToken, right } = node.expression;
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isPropertyAccessExpression(left)) return false;
  const to = right.getText();
  return to === 'none' || (clearing.test(declarationOf(node)) && emptyValues.includes(to));
}

/** Whether a statement clears a whole object. */
const calls = (node: ts.Node): boolean =>
  ts.isExpressionStatement(node) && /^(clearTransport|leave)\(/.test(node.getText());
