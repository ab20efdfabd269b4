import { describe, expect, test } from 'vitest';
import { isOnGraph } from '../../checker/property.js';
import { designs } from '../../designs/designs.js';
import { nfsModel } from '../../model/model.js';
import { scopes, small } from '../../model/scopes.js';
import { properties } from '../../properties/properties.js';
import { expectSameFindings } from '../checker/reduction/same-findings.js';

const searched = properties.filter(property => !isOnGraph(property));
const [tiny] = scopes as [(typeof scopes)[number]];

describe.each(designs)('$name', design => {
  test.each([false, true])(
    'is found to be the same by a reduced search at scope tiny, symmetry: %s',
    symmetry => {
      expectSameFindings(nfsModel(design, tiny), searched, { symmetry });
    },
  );

  test('is found to be the same of each property alone, at scope tiny', () => {
    const found = searched.map(property =>
      expectSameFindings(nfsModel(design, tiny), [property], { symmetry: true }),
    );
    expect(found.map(({ search }) => search.reduction)).toEqual(searched.map(() => 'made'));
  });

  test.each(small.slices)('is found to be the same by a reduced search at scope $name', slice => {
    expectSameFindings(nfsModel(design, slice), searched, { symmetry: true });
  });
});
