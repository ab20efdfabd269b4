import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { coverageLines } from '../../report/coverage-lines.js';
import type { CheckKind, CoverageRecord } from '../../report/coverage-record.js';

const record: CoverageRecord = {
  kind: 'search',
  complete: true,
  actions: [
    { action: 'mount', steps: 1234, slices: { one: 1234, two: 0 } },
    { action: 'open', steps: 0, slices: { one: 0, two: 0 }, because: ['the scope has no open files'] },
    { action: 'close', steps: 0, slices: { one: 0, two: 0 }, because: ['the scope has no open files'] },
    { action: 'setns', steps: 0, slices: { one: 0, two: 0 }, because: ['it is too old', 'it is too new'] },
    { action: 'lost', steps: 0, slices: { one: 0, two: 0 } },
  ],
  properties: [
    { property: 'kept', tested: ['one'] },
    { property: 'idle', tested: [], because: ['nobody asks'] },
    { property: 'untested', tested: [] },
  ],
  decisions: [
    { decision: 'setns', value: 'absent', matters: true, others: [] },
    { decision: 'nfsNet', value: 'init_net', matters: false, others: [], because: ['nobody looks'] },
  ],
  unexpected: ['lost is never taken: no task ever had stage = wait; model/silent.ts gives no reason'],
};

describe('what is said of coverage', () => {
  it('looks like this after a search', () => {
    expect(coverageLines(record).join('\n')).toBe(
      [
        'Not as expected: lost is never taken: no task ever had stage = wait;',
        '  model/silent.ts gives no reason.',
        'Coverage:     5 actions, 1 taken; 3 promises, 1 put to the test; 2',
        '              decisions, 1 of which matters',
        'Never taken:  open, close (the scope has no open files); setns (it is',
        '              too old, or it is too new)',
        'Vacuous:      idle (nobody asks)',
        'Moot:         nfsNet (nobody looks)',
      ].join('\n'),
    );
  });

  it('says just that, where all was taken, tested and decisive', () => {
    const { actions, properties, decisions } = record;
    const all = {
      ...record,
      actions: actions.slice(0, 1),
      properties: properties.slice(0, 1),
      decisions: decisions.slice(0, 1),
      unexpected: [],
    };
    expect(coverageLines(all)).toEqual([
      'Coverage:     1 action, 1 taken; 1 promise, 1 put to the test; 1',
      '              decision, 1 of which matters',
    ]);
    expect(coverageLines({ ...all, decisions: [] })).toEqual([
      'Coverage:     1 action, 1 taken; 1 promise, 1 put to the test',
    ]);
  });

  it('says how far it came where the search is not complete', () => {
    expect(coverageLines({ ...record, complete: false, decisions: [], unexpected: [] })).toEqual([
      'Coverage:     5 actions, 1 taken so far; the rest is not known',
    ]);
  });

  it('is only about promises where some were asked for by name, and nothing where none is vacuous', () => {
    expect(coverageLines({ ...record, kind: 'named', unexpected: [] })).toEqual([
      'Vacuous:      idle (nobody asks)',
    ]);
    expect(
      coverageLines({ ...record, kind: 'named', properties: record.properties.slice(0, 1), unexpected: [] }),
    ).toEqual([]);
  });

  it('names what no walk took', () => {
    expect(coverageLines({ ...record, kind: 'walks', complete: false, unexpected: [] })).toEqual([
      'Walked:       5 actions, 1 taken; by no walk: open, close, setns, lost',
    ]);
  });

  const words = fc.array(fc.stringMatching(/^[a-z_()-]{1,30}$/), { minLength: 1, maxLength: 20 });
  test.prop([words, words, fc.constantFrom<CheckKind>('search', 'named', 'walks'), fc.boolean()])(
    'keeps within 75 columns whatever is to be said',
    (names, because, kind, complete) => {
      const many = names.map(action => ({ action, steps: 0, slices: {}, because: [because.join(' ')] }));
      const said = coverageLines({ ...record, kind, complete, actions: many, unexpected: [names.join(' ')] });
      for (const line of said) expect(line.length).toBeLessThanOrEqual(75);
    },
  );
});
