import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFound } from '../../../bench/peers/node-jobs.js';
import { readRumur } from '../../../bench/peers/rumur.js';
import { readSpin } from '../../../bench/peers/spin.js';
import { readTlc } from '../../../bench/peers/tlc.js';

/** What the tools said of nspin(3,2,2), and of its bug 2, whose shortest counterexample has six steps. */
const said = (name: string): string => readFileSync(`tests/bench/peers/output/${name}.txt`, 'utf8');
const all = { states: 21_904, transitions: 203_352 };

describe('a complete search is read as its states and transitions', () => {
  test.each([
    ['spin-depth-first', readSpin],
    ['spin-breadth-first', readSpin],
    ['spin-depth-first-2-cores', readSpin],
    ['spin-breadth-first-2-cores', readSpin],
    ['rumur', readRumur],
    ['tlc', readTlc],
  ])('%s', (name, read) => {
    expect(read(said(name))).toMatchObject(all);
  });

  test('of one of our own entries', () => {
    expect(readFound('{"states":21904,"transitions":203352}\n')).toEqual(all);
  });

  test('of Spin, which rounds what is large: nspin(3,4,3)', () => {
    const found = readSpin(said('spin-large'));
    expect(found.states).toBe(12_967_168);
    const error = Math.abs((found.transitions ?? 0) - 211_329_792);
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThanOrEqual(found.transitionsWithin ?? 0);
    expect(found.transitionsWithin).toBeLessThan(10);
  });

  test('of Spin, exactly where it does not round', () => {
    expect(readSpin(said('spin-depth-first')).transitionsWithin).toBe(0);
  });
});

describe('a violation is read as the steps of its trace', () => {
  test.each([
    ['spin-violation', readSpin],
    ['rumur-violation', readRumur],
    ['tlc-violation', readTlc],
  ])('%s', (name, read) => {
    expect(read(said(name))).toEqual({ steps: 6 });
  });
});

describe('a search that did not come to its end is not read', () => {
  test('of Spin, whose stack was too small', () => {
    expect(() => readSpin(said('spin-too-deep'))).toThrow('did not search to the end');
  });

  test.each([
    ['Spin', readSpin],
    ['Rumur', readRumur],
    ['TLC', readTlc],
    ['one of our own entries', readFound],
  ])('of %s, which said nothing', (_, read) => {
    expect(() => read('')).toThrow();
  });

  test('of TLC, broken off with states in its queue', () => {
    const broken = said('tlc').replace('0 states left on queue', '17 states left on queue');
    expect(() => readTlc(broken)).toThrow('did not search to the end');
  });
});
