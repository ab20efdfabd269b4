import type ts from 'typescript';
import type { Source } from './source.js';

/** One way to break a source, applied wherever it can be. */
export interface Operator {
  readonly name: string;
  /** What it does, as a clause. */
  readonly summary: string;
  changes(source: Source): readonly Change[];
}

/** A node of a source replaced by another text. */
export interface Change {
  readonly node: ts.Node;
  readonly by: string;
  /** What the change is, in words: `drop putNet(state, net)`. */
  readonly says: string;
}
