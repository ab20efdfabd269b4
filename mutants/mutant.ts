import type { Change, Operator } from './operator.js';
import { type Place, placeOf } from './place.js';
import { declarationOf, lineOf, replaced, type Source } from './source.js';
import { transpile } from './transpile.js';

/** A source of the model, or of a design, changed in one place. */
export interface Mutant {
  /**
   * File, declaration and change: `model/net.ts putNet: drop ns.count -= 1`. It names no line, so that it stays the same while
   * other parts of the file change; where two changes read alike, the later ones are numbered.
   */
  readonly name: string;
  readonly operator: string;
  readonly file: string;
  readonly line: number;
  readonly place: Place;
  /** The JavaScript of the changed file. */
  readonly code: string;
}

/** Every mutant of some sources. One whose code is that of the source, or of an earlier mutant, is left out. */
export function mutantsOf(sources: readonly Source[], operators: readonly Operator[]): Mutant[] {
  return sources.flatMap(source => {
    const known = new Set([transpile(source.text)]);
    const mutants = operators.flatMap(operator =>
      operator.changes(source).map(change => mutantOf(source, operator, change)),
    );
    const different = mutants.filter(({ code }) => !known.has(code) && known.add(code));
    return different.map((mutant, i) => ({ ...mutant, name: numbered(mutant.name, different.slice(0, i)) }));
  });
}

const mutantOf = (source: Source, operator: Operator, { node, by, says }: Change): Mutant => ({
  name: `${source.path} ${declarationOf(node)}: ${says}`,
  operator: operator.name,
  file: source.path,
  line: lineOf(source, node),
  place: placeOf(source, node),
  code: transpile(replaced(source, node, by)),
});

function numbered(name: string, before: readonly Mutant[]): string {
  const alike = before.filter(mutant => mutant.name === name).length;
  return alike === 0 ? name : `${name} (${alike + 1})`;
}
