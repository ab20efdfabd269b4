import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  array,
  bool,
  domain,
  index,
  indexOrNone,
  int,
  leaves,
  none,
  numbered,
  oneOf,
  rangeOf,
  struct,
} from '../../checker/schema.js';
import { placesOf, schemas } from './random-schema.js';

const clients = domain('client', ['c1', 'c2']);

describe('the leaves of a schema', () => {
  test('are its scalars in declaration order, named as a report prints them', () => {
    const schema = struct({
      count: int(0, 3),
      net: array(clients, struct({ isUp: bool, at: struct({ peer: index(clients) }) })),
      life: oneOf('fresh', 'dead'),
    });
    expect(leaves(schema).map(({ path }) => path)).toEqual([
      'count',
      'net[c1].isUp',
      'net[c1].at.peer',
      'net[c2].isUp',
      'net[c2].at.peer',
      'life',
    ]);
  });

  test('are none where an array runs over nothing', () => {
    expect(leaves(struct({ nobody: array(domain('nobody', []), struct({ isUp: bool })) }))).toEqual([]);
  });

  test.prop([schemas])('are every scalar there is, in the order in which a reader meets them', schema => {
    expect(leaves(schema).map(leaf => leaf.schema)).toEqual(placesOf(schema).map(place => place.schema));
  });
});

test('a range holds what a scalar is stored as', () => {
  expect(rangeOf(bool)).toEqual({ min: 0, max: 1 });
  expect(rangeOf(int(-3, 7))).toEqual({ min: -3, max: 7 });
  expect(rangeOf(oneOf('a', 'b', 'c'))).toEqual({ min: 0, max: 2 });
  expect(rangeOf(index(clients))).toEqual({ min: 0, max: 1 });
  expect(rangeOf(indexOrNone(clients))).toEqual({ min: none, max: 1 });
});

test('numbered names count from one', () => {
  expect(numbered('rm', 3)).toEqual(['rm1', 'rm2', 'rm3']);
  expect(numbered('rm', 0)).toEqual([]);
});
