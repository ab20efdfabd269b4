import { describe, expect, test } from 'vitest';
import {
  exploringByFingerprint,
  type FingerprintExploration,
} from '../../../checker/fingerprints/explore.js';
import type { Model } from '../../../checker/model.js';
import { array, domain, int, numbered, type StructSchema, struct } from '../../../checker/schema.js';
import { explore } from '../../../checker/search/explore.js';

interface Hall {
  readonly seat: { taken: number }[];
}

/** Any of the seats can be taken, and each is written down at length, so that a state has five words for each. */
function hall(seats: number): Model<Hall, undefined> {
  const seat = domain('seat', numbered('s', seats));
  const word = int(0, 2 ** 30);
  const schema: StructSchema = struct({
    seat: array(seat, struct({ taken: word, b: word, c: word, d: word, e: word })),
  });
  return {
    name: 'hall',
    schema,
    domains: [seat],
    initials: [{ seat: seat.members.map(() => ({ taken: 0, b: 0, c: 0, d: 0, e: 0 })) }],
    actions: [
      {
        name: 'take',
        actor: { thread: 'usher' },
        args: { seat: 'seat' },
        effect(state, { seat }) {
          state.seat[seat].taken = 1;
        },
      },
    ],
    world: undefined,
  };
}

const byFingerprint = (model: Model<Hall, undefined>): FingerprintExploration<Hall, undefined> => {
  const search = exploringByFingerprint(model, [], { depth: 1 });
  for (let step = search.next(); ; step = search.next()) if (step.done === true) return step.value;
};

/** A batch is of 512 Ki words: 300 records of such states fit, 350 do not. */
describe.each([
  ['whole states', (model: Model<Hall, undefined>) => explore(model, [], { depth: 1 }).search],
  ['fingerprints', (model: Model<Hall, undefined>) => byFingerprint(model).search],
])('the successors of one state, in a search by %s', (_, search) => {
  test('are all found where there is room for them', () => {
    expect(search(hall(300))).toMatchObject({ states: 301, transitions: 300 });
  });

  test('are refused where there is none, instead of being written over something else', () => {
    expect(() => search(hall(350))).toThrow('model hall: more successors than there is room for in a batch');
  });
});
