import ts from 'typescript';

/** The text of one file of the project, with its syntax tree. */
export interface Source {
  /** From the root of the repository: `model/net.ts`. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

export const sourceOf = (path: string, text: string): Source => ({
  path,
  text,
  tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true),
});

/** Every node of a source, each before those in it. */
export function nodesOf({ tree }: Source): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    node.forEachChild(visit);
  };
  tree.forEachChild(visit);
  return nodes;
}

/** What a node says, on one line and without the semicolon of a statement. */
export const textOf = (node: ts.Node): string => node.getText().replace(/\s+/g, ' ').replace(/;$/, '');

/** The line that a node begins in, counted from 1. */
export const lineOf = ({ tree }: Source, node: ts.Node): number =>
  tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;

/** The name of the function or constant at the top of the file that a node is in; empty where it is in none. */
export function declarationOf(node: ts.Node): string {
  let name = '';
  for (let at = node; at !== undefined; at = at.parent) {
    if (ts.isFunctionDeclaration(at) && at.name !== undefined) name = at.name.text;
    if (ts.isVariableDeclaration(at) && ts.isIdentifier(at.name)) name = at.name.text;
  }
  return name;
}

/** The text of a source with one node replaced. */
export const replaced = ({ text }: Source, node: ts.Node, by: string): string =>
  text.slice(0, node.getStart()) + by + text.slice(node.getEnd());
