import ts from 'typescript';
import type { Change } from './operator.js';
import { textOf } from './source.js';

/** A condition without the parentheses around it. */
const bare = (node: ts.Expression): ts.Expression =>
  ts.isParenthesizedExpression(node) ? bare(node.expression) : node;

export const isConjunction = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;

/** What a condition asks for, each on its own: the operands of the `&&` at its top, or itself. */
export function demandsOf(condition: ts.Expression): ts.Expression[] {
  const inner = bare(condition);
  return isConjunction(inner) ? [...demandsOf(inner.left), ...demandsOf(inner.right)] : [condition];
}

/** A condition without one of the things it asks for, each in turn; nothing where it asks for one only. */
export function weakened(
  condition: ts.Expression,
  isDropped: (demand: ts.Expression) => boolean = () => true,
): Change[] {
  const demands = demandsOf(condition);
  if (demands.length === 1) return [];
  return demands.filter(isDropped).map(dropped => {
    const kept = demands.filter(demand => demand !== dropped).map(demand => demand.getText());
    return { node: condition, by: kept.join(' && '), says: `drop ${textOf(dropped)}` };
  });
}
