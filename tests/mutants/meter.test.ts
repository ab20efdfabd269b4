import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { Judgement } from '../../mutants/judgement.js';
import { createMeter } from '../../mutants/meter.js';
import type { Mutant } from '../../mutants/mutant.js';

const mutant = (file: string, says: string): Mutant => ({
  name: `${file} f: ${says}`,
  operator: 'drop put',
  file,
  line: 1,
  place: { file, start: 0, end: 1, kind: 'statement' },
  code: '',
});

test('a meter tells at once of each mutant that is not killed, and of each file that is done with', () => {
  const mutants = ['a', 'b', 'c', 'd'].map(says =>
    mutant(says === 'd' ? 'model/two.ts' : 'model/one.ts', says),
  );
  const fates: Judgement[] = [
    { kind: 'survived', observations: [] },
    { kind: 'killed', kills: [] },
    { kind: 'survived', observations: [] },
    { kind: 'lost', why: 'SIGKILL' },
  ];
  const stream = new PassThrough();
  const listed = {
    kind: 'unread',
    reason: 'nobody reads it',
    mutants: ['drop put: model/one.ts f: c'],
  } as const;
  const meter = createMeter(Object.assign(stream, { isTTY: false }), mutants, [listed]);
  for (const [i, judgement] of fates.entries()) {
    const judged = mutants[i];
    if (judged !== undefined) meter.judged({ mutant: judged, judgement });
  }
  meter.stop();
  expect(String(stream.read())).toBe(`1/4 SURVIVES drop put: model/one.ts f: a
3/4 survives, unread: drop put: model/one.ts f: c
3/4 model/one.ts done: 2 of 3 not killed
4/4 LOST (SIGKILL) drop put: model/two.ts f: d
4/4 model/two.ts done: 1 of 1 not killed
`);
});
