import ts from 'typescript';
import { demandsOf, weakened } from '../conjunction.js';
import type { Change, Operator } from '../operator.js';
import { nodesOf, textOf } from '../source.js';

export const dropGuard: Operator = {
  name: 'drop guard',
  summary: 'an action can happen where it could not: one thing that its guard asks for is not asked',
  changes: source => nodesOf(source).flatMap(node => [...guardDropped(node), ...conditionsDropped(node)]),
};

/** The body of an action's guard where `node` is one. */
export function guardIn(node: ts.Node): ts.Expression | undefined {
  if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'guard') return undefined;
  const { initializer } = node;
  if (!ts.isArrowFunction(initializer) || ts.isBlock(initializer.body)) return undefined;
  return initializer.body;
}

function guardDropped(node: ts.Node): Change[] {
  const guard = guardIn(node);
  if (guard === undefined) return [];
  const demands = demandsOf(guard);
  if (demands.length > 1) return weakened(guard, demand => !asksForRoom(demand));
  return asksForRoom(guard) ? [] : [{ node: guard, by: 'true', says: `drop ${textOf(guard)}` }];
}

/** Whether all that is asked for is room in the scope: a guard of the model's, and no kernel's. */
const asksForRoom = (demand: ts.Expression): boolean =>
  /^(free[A-Z]\w*\(state\) !== none|canMount\(.*\)|canUnshare\(.*\))$/.test(textOf(demand));

/** The entries of an action's `when`, each in turn. */
function conditionsDropped(node: ts.Node): Change[] {
  if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'when') return [];
  return objectsIn(node.initializer).flatMap(({ name, fields }) =>
    fields.properties.map(dropped => ({
      node: fields,
      by: `{ ${fields.properties
        .filter(field => field !== dropped)
        .map(field => field.getText())
        .join(', ')} }`,
      says: `drop when ${name} has ${textOf(dropped)}`,
    })),
  );
}

const objectsIn = (node: ts.Expression): { name: string; fields: ts.ObjectLiteralExpression }[] =>
  ts.isObjectLiteralExpression(node)
    ? node.properties.flatMap(property =>
        ts.isPropertyAssignment(property) && ts.isObjectLiteralExpression(property.initializer)
          ? [{ name: property.name.getText(), fields: property.initializer }]
          : [],
      )
    : [];
