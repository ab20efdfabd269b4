import ts from 'typescript';
import type { Source } from './source.js';

/** A part of a source that a mutant has otherwise. */
export interface Place {
  /** From the root of the repository: `model/net.ts`. */
  readonly file: string;
  /** Where its first character is, and where the one behind its last. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'statement' | 'expression';
}

/** The place of a node. Throws where it is neither a statement of one expression nor an expression: nothing can watch it. */
export function placeOf({ path }: Source, node: ts.Node): Place {
  const place = { file: path, start: node.getStart(), end: node.getEnd() };
  if (ts.isExpressionStatement(node)) return { ...place, kind: 'statement' };
  if (ts.isExpression(node)) return { ...place, kind: 'expression' };
  throw new Error(`${path}: no expression, nor a statement of one: ${node.getText()}`);
}

/** `model/net.ts:120-140` */
export const nameOfPlace = ({ file, start, end }: Place): string => `${file}:${start}-${end}`;
