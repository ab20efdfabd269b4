import ts from 'typescript';
import { calledBy } from '../counting.js';
import type { Change, Operator } from '../operator.js';
import { nodesOf, type Source, textOf } from '../source.js';

/** The namespace that is taken for another one: the one stored, the one of the mount, the one of a socket, init's. */
const takenFor: readonly (readonly [RegExp, string])[] = [
  [/^state\.task\[\w+\]\.net$/, '0'],
  [/^made\.net$/, 'made.pin'],
  [/^xprt\.socket$/, 'xprt.net'],
  [/^xprt\.net$/, 'xprt.socket'],
];

/** Fields that hold the namespace something works in; the pin is a ghost, by which others are judged. */
const netFields = ['net', 'socket'];

export const swapNet: Operator = {
  name: 'swap net',
  summary: 'the namespace of another is taken: stored for current, or current for stored',
  changes: source => [...choicesSwapped(source), ...placesSwapped(source)],
};

/** A choice of namespace that a rule of the design makes goes the other way. */
const choicesSwapped = (source: Source): Change[] =>
  nodesOf(source).flatMap(node => {
    if (!ts.isConditionalExpression(node)) return [];
    const { condition, whenTrue, whenFalse } = node;
    if (!textOf(condition).includes('rules.') || ts.isStringLiteral(whenTrue)) return [];
    const by = `${condition.getText()} ? ${whenFalse.getText()} : ${whenTrue.getText()}`;
    return [{ node, by, says: `swap ${textOf(whenTrue)} and ${textOf(whenFalse)}` }];
  });

/** A reference is taken or dropped on, or stored of, another namespace. */
const placesSwapped = (source: Source): Change[] =>
  nodesOf(source)
    .flatMap(netUsed)
    .flatMap(node =>
      takenFor
        .filter(([net]) => net.test(textOf(node)))
        .map(([, by]) => ({ node, by, says: `${by === '0' ? 'init_net' : by} for ${textOf(node)}` })),
    );

/** The expression for the namespace that a statement works on, where it does. */
function netUsed(node: ts.Node): ts.Node[] {
  if (!ts.isExpressionStatement(node)) return [];
  const { expression } = node;
  if (ts.isCallExpression(expression) && ['getNet', 'putNet'].includes(calledBy(node) ?? '')) {
    return expression.arguments.slice(1, 2);
  }
  if (!ts.isBinaryExpression(expression) || expression.operatorToken.kind !== ts.SyntaxKind.EqualsToken)
    return [];
  const { left, right } = expression;
  return ts.isPropertyAccessExpression(left) && netFields.includes(left.name.text) ? [right] : [];
}
