import ts from 'typescript';

/** The fields that count references. */
const counters = ['count', 'clients'];

/** The name of the function that a statement calls and does nothing else; undefined where it is no such statement. */
export const calledBy = (node: ts.Node): string | undefined =>
  ts.isExpressionStatement(node) &&
  ts.isCallExpression(node.expression) &&
  ts.isIdentifier(node.expression.expression)
    ? node.expression.expression.text
    : undefined;

/** Whether a statement changes a counter by 1 (`+=`, `-=`) or sets it to 1 (`=`). */
export function isCounting(node: ts.Node, operator: '+=' | '-=' | '='): boolean {
  if (!ts.isExpressionStatement(node) || !ts.isBinaryExpression(node.expression)) return false;
  const { left, operatorToken, right } = node.expression;
  return (
    ts.isPropertyAccessExpression(left) &&
    counters.includes(left.name.text) &&
    operatorToken.getText() === operator &&
    right.getText() === '1'
  );
}
