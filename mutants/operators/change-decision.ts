import ts from 'typescript';
import { alternativesOf } from '../../model/alternative.js';
import type { Design } from '../../model/design.js';
import type { Change, Operator } from '../operator.js';
import { nodesOf } from '../source.js';

/** One decision of a design goes another way; so do those of the designs that say they are like it. */
export const changeDecision = (designs: readonly Design[]): Operator => ({
  name: 'change decision',
  summary: 'a design decides one thing otherwise',
  changes: source =>
    nodesOf(source).flatMap(node => {
      const [name, decisions] = ts.isObjectLiteralExpression(node) ? designIn(node) : [];
      const design = designs.find(known => known.name === name);
      if (design === undefined || decisions === undefined) return [];
      return alternativesOf(design).map(({ decision, value }) => decide(decisions, decision, value));
    }),
});

/** The name of the design that an object literal is, and its decisions. */
function designIn(node: ts.ObjectLiteralExpression): [string?, ts.ObjectLiteralExpression?] {
  const field = (name: string): ts.Expression | undefined =>
    node.properties.flatMap(property =>
      ts.isPropertyAssignment(property) && property.name.getText() === name ? [property.initializer] : [],
    )[0];
  const name = field('name');
  const decisions = field('decisions');
  if (name === undefined || !ts.isStringLiteral(name)) return [];
  return decisions !== undefined && ts.isObjectLiteralExpression(decisions) ? [name.text, decisions] : [];
}

/** What is said last in an object literal counts. */
const decide = (node: ts.ObjectLiteralExpression, decision: string, value: string): Change => ({
  node,
  by: `{ ${[...node.properties.map(property => property.getText()), `${decision}: '${value}'`].join(', ')} }`,
  says: `${decision}: '${value}'`,
});
