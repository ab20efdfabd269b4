import { describe, expect, test } from 'vitest';
import { designs } from '../../designs/designs.js';
import { decisionValues } from '../../model/design.js';
import { mutantsOf } from '../../mutants/mutant.js';
import { dropClearedField } from '../../mutants/operators/drop-cleared-field.js';
import { dropPut } from '../../mutants/operators/drop-put.js';
import { operatorsFor } from '../../mutants/operators.js';
import { type Source, sourceOf } from '../../mutants/source.js';
import { mutatedSources } from '../../mutants/sources.js';

describe('a mutant', () => {
  const text =
    'export function leave(): void {\n  putNet(state, 1);\n  // twice\n  putNet(state, 1);\n  a.b = none;\n}\n';
  const mutants = mutantsOf([sourceOf('model/some.ts', text)], [dropPut, dropClearedField]);

  test('is named by its file, its function and what it does, and numbered where that is not enough', () => {
    expect(mutants.map(({ name, line }) => [name, line])).toEqual([
      ['model/some.ts leave: drop putNet(state, 1)', 2],
      ['model/some.ts leave: drop putNet(state, 1) (2)', 4],
      ['model/some.ts leave: drop a.b = none', 5],
    ]);
  });

  test('is the JavaScript of the changed file', () => {
    expect(mutants[2]?.code).toBe(
      'export function leave() {\n    putNet(state, 1);\n    putNet(state, 1);\n    { }\n}\n',
    );
  });

  test('is left out where it is the same as the source, or as an earlier one', () => {
    const comment = { name: 'x', summary: '', changes: dropPut.changes };
    const nothing = {
      name: 'y',
      summary: '',
      changes: (source: Source) =>
        dropPut.changes(source).map(change => ({ ...change, by: change.node.getText() })),
    };
    const more = mutantsOf([sourceOf('model/some.ts', text)], [dropPut, comment, nothing]);
    expect(more.map(({ operator }) => operator)).toEqual(['drop put', 'drop put']);
  });
});

describe('the mutants of the model and the designs', () => {
  const operators = operatorsFor(designs);
  const mutants = mutantsOf(mutatedSources(), operators);

  test('have names of their own', () => {
    const names = mutants.map(({ operator, name }) => `${operator}: ${name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test('come from every operator', () => {
    expect(new Set(mutants.map(({ operator }) => operator))).toEqual(
      new Set(operators.map(({ name }) => name)),
    );
  });

  test('have each decision of each design go each other way', () => {
    const others = Object.values(decisionValues).map(values => values.length - 1);
    const changed = mutants.filter(({ operator }) => operator === 'change decision');
    expect(changed.length).toBe(designs.length * others.reduce((sum, count) => sum + count));
  });
});
