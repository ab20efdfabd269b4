import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Search, Verdict } from '../../checker/verdict.js';
import { properties } from '../../properties/properties.js';
import { summaryTable } from '../../report/summary.js';

const search: Search = { states: 1234, transitions: 5678, depth: 9, complete: true };
const step = { actor: 'A', action: 'act', args: {} };

const verdicts: readonly Verdict[] = [
  { kind: 'holds', property: 'kept', search, witnessed: true },
  { kind: 'holds', property: 'untested', search, witnessed: false },
  {
    kind: 'violated',
    property: 'broken',
    search,
    finding: { model: 'd@s', search, trace: [step, step], minimal: true },
  },
  {
    kind: 'reached',
    property: 'seen',
    search,
    finding: { model: 'd@s', search, trace: [step], minimal: false },
  },
  { kind: 'unreachable', property: 'lost', search },
  { kind: 'unknown', property: 'open', search, stoppedBy: 'memory' },
];

describe('the table of verdicts', () => {
  it('looks like this', () => {
    expect(summaryTable('rfc-2009', 'small', verdicts)).toBe(
      [
        'rfc-2009 at scope small: 1,234 states, 5,678 transitions, depth 9,',
        '  complete',
        '',
        'property  verdict           steps',
        '--------  ----------------  -----',
        'kept      holds',
        'untested  holds, vacuously',
        'broken    violated              2',
        'seen      reached             <=1',
        'lost      unreachable',
        'open      unknown (memory)',
      ].join('\n'),
    );
  });

  it('keeps within 66 columns with every property there is, whatever its verdict', () => {
    const names = properties.map(property => property.name);
    for (const verdict of verdicts) {
      const all = names.map(property => ({ ...verdict, property }));
      for (const line of summaryTable('counted-and-keyed', 'small', all).split('\n'))
        expect(line.length).toBeLessThanOrEqual(66);
    }
  });

  test.prop([fc.array(fc.stringMatching(/^[a-z-]{1,90}$/), { maxLength: 5 })])(
    'keeps within 66 columns however long a name is',
    names => {
      const all = names.map((property, i) => ({ ...verdicts[i], property }));
      for (const line of summaryTable('d', 's', all).split('\n')) expect(line.length).toBeLessThanOrEqual(66);
    },
  );

  it('tells the bytes of a state, and what fingerprints are worth', () => {
    const kept = { ...search, bytes: 40_000 };
    const fingerprints = { bits: 64, odds: 4.61e-8 };
    const text = (of: Search): string =>
      summaryTable('d', 's', [{ kind: 'holds', property: 'p', search: of, witnessed: true }])
        .split('\n\n', 1)
        .join()
        .replace(/\n +/g, ' ');
    expect(text(kept)).toMatch(/depth 9, complete; 33 bytes a state$/);
    expect(text({ ...kept, fingerprints })).toMatch(
      /, by 64-bit fingerprints: a state was missed with probability below 4.7e-8; 33 bytes a state$/,
    );
  });

  it('does not claim states for random walks', () => {
    const walked = { states: 0, transitions: 100, depth: 50, complete: false };
    const text = summaryTable('d', 's', [
      { kind: 'unknown', property: 'p', search: walked, stoppedBy: 'walks' },
    ]);
    expect(text).toContain('random walks, which can refute but never prove');
    expect(text).not.toContain('states');
  });
});
