import { describe, expect, test } from 'vitest';
import { array, bool, domain, indexOrNone, int, none, struct } from '../../../checker/schema.js';
import {
  formatPermutation,
  permutationsOf,
  permuting,
  transpositionsOf,
} from '../../../checker/symmetry/permutation.js';
import { fromCodes, toCodes } from '../../../checker/value.js';

const people = domain('person', ['ann', 'bob', 'eve'], { alikeFrom: 0 });
const rooms = domain('room', ['hall', 'attic', 'cellar'], { alikeFrom: 1 });
const schema = struct({
  person: array(people, struct({ age: int(0, 99), at: indexOrNone(rooms), friend: indexOrNone(people) })),
  room: array(rooms, struct({ key: array(people, struct({ has: bool })) })),
  host: indexOrNone(people),
});

describe('a permutation', () => {
  test('moves what belongs to a member along with it, and has what points at it point at it still', () => {
    const permute = permuting(schema);
    const before = {
      person: [
        { age: 30, at: 1, friend: 1 },
        { age: 40, at: 0, friend: none },
        { age: 50, at: 2, friend: 2 },
      ],
      room: [
        { key: [{ has: true }, { has: false }, { has: false }] },
        { key: [{ has: false }, { has: true }, { has: false }] },
        { key: [{ has: true }, { has: true }, { has: false }] },
      ],
      host: 0,
    };
    const by = new Map([
      ['person', [1, 2, 0]],
      ['room', [0, 2, 1]],
    ]);
    expect(fromCodes(schema, permute(toCodes(schema, before), by))).toEqual({
      person: [
        { age: 50, at: 1, friend: 0 },
        { age: 30, at: 2, friend: 2 },
        { age: 40, at: 0, friend: none },
      ],
      room: [
        { key: [{ has: false }, { has: true }, { has: false }] },
        { key: [{ has: false }, { has: true }, { has: true }] },
        { key: [{ has: false }, { has: false }, { has: true }] },
      ],
      host: 1,
    });
    expect(formatPermutation(schema, by)).toBe(
      'ann for bob, bob for eve, eve for ann, attic for cellar, cellar for attic',
    );
  });

  test('is one of 3! by 2!, the first of which changes nothing', () => {
    const all = [...permutationsOf(schema)].map(by => [by.get('person'), by.get('room')]);
    expect(new Set(all.map(String)).size).toBe(12);
    expect(all[0]).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ]);
    expect(all.every(([, members]) => members?.[0] === 0)).toBe(true);
  });

  test('can be made of exchanges of two', () => {
    const exchanges = transpositionsOf(schema).map(by => formatPermutation(schema, by));
    expect(exchanges).toEqual([
      'ann for bob, bob for ann',
      'ann for eve, eve for ann',
      'bob for eve, eve for bob',
      'attic for cellar, cellar for attic',
    ]);
  });
});
