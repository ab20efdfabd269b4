import ts from 'typescript';
import type { Operator } from '../operator.js';
import { declarationOf, nodesOf, textOf } from '../source.js';

/** The functions that decide what two mounts share. */
const keyFunctions = ['matchOf', 'sharableOf'];

export const dropKeyField: Operator = {
  name: 'drop key field',
  summary: 'a field no longer tells apart what must not be shared',
  changes: source =>
    nodesOf(source)
      .filter(isKeyComparison)
      .map(node => ({
        node,
        by: node.operatorToken.getText() === '===' ? 'true' : 'false',
        says: `drop ${textOf(node)}`,
      })),
};

/** Whether a sharing function compares a field of the shared object with one of the task's in an expression. */
export const hasKeyComparison = (node: ts.Node): boolean =>
  isKeyComparison(node) || node.forEachChild(child => hasKeyComparison(child) || undefined) === true;

const isKeyComparison = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) &&
  /^[!=]==$/.test(node.operatorToken.getText()) &&
  ts.isPropertyAccessExpression(node.left) &&
  ts.isPropertyAccessExpression(node.right) &&
  keyFunctions.includes(declarationOf(node));
