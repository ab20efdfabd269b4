import { describe, expect, test } from 'vitest';
import { complaintAbout } from '../../../bench/peers/complaint.js';
import type { Expected } from '../../../bench/peers/row.js';

const counts: Expected = { kind: 'counts', states: 100, transitions: 900 };
const bounds: Expected = { kind: 'bounds', statesMin: 90, statesMax: 100, because: 'it keeps hashes' };
const shortest: Expected = { kind: 'shortest', steps: 4 };
const steps: Expected = { kind: 'steps', stepsMin: 4 };

describe('no complaint is made', () => {
  test.each([
    ['of the published counts', counts, { states: 100, transitions: 900 }],
    [
      'of transitions that the tool has rounded',
      counts,
      { states: 100, transitions: 903, transitionsWithin: 5 },
    ],
    ['of transitions that nobody has published', { kind: 'counts', states: 100 } as const, { states: 100 }],
    ['of states within the bounds', bounds, { states: 90 }],
    ['of a counterexample of just so many steps', shortest, { steps: 4 }],
    ['of a longer one where it need not be a shortest', steps, { steps: 5 }],
    ['of a command that says nothing but its status', { kind: 'status' } as const, {}],
  ])('%s', (_, expected, found) => {
    expect(complaintAbout(expected, found)).toBeUndefined();
  });
});

describe('a complaint is made', () => {
  test.each([
    [counts, { states: 99, transitions: 900 }, '99 states and 900 transitions, not 100 states and 900'],
    [counts, { states: 100, transitions: 901 }, '100 states and 901 transitions, not'],
    [counts, { states: 100, transitions: 906, transitionsWithin: 5 }, '906 transitions, not'],
    [counts, { states: 100 }, '100 states, not 100 states and 900 transitions'],
    [counts, { steps: 4 }, 'a counterexample of 4 steps, not'],
    [bounds, { states: 101 }, '101 states, not 90 to 100'],
    [bounds, { states: 89 }, '89 states, not 90 to 100'],
    [bounds, {}, 'nothing, not 90 to 100'],
    [shortest, { steps: 5 }, 'a counterexample of 5 steps, not a counterexample of 4 steps'],
    [shortest, { states: 100 }, '100 states, not a counterexample'],
    [steps, { steps: 3 }, 'where 4 are the fewest'],
    [steps, {}, 'where 4 are the fewest'],
  ])('where %o is expected and %o is found', (expected, found, said) => {
    expect(complaintAbout(expected, found)).toContain(said);
  });
});
