import { describe, expect, it } from 'vitest';
import type { CoverageRecord } from '../../report/coverage-record.js';
import { coverageTables } from '../../report/coverage-tables.js';

const record: CoverageRecord = {
  kind: 'search',
  complete: true,
  actions: [
    { action: 'mount', steps: 12_345, slices: { one: 12_345, second: 0 } },
    { action: 'umount', steps: 3, slices: { one: 1, second: 2 } },
  ],
  properties: [
    { property: 'kept', tested: ['one', 'second'] },
    { property: 'idle', tested: [], because: ['nobody asks'] },
  ],
  decisions: [
    {
      decision: 'reference',
      value: 'nobody',
      matters: true,
      others: [
        {
          value: 'superblock',
          states: 5,
          difference: { slice: 'second', depth: 1, steps: ['A mount(v4)', 'B mount(v4)', 'A umount(m1)'] },
        },
        { value: 'transport', states: 1512 },
      ],
    },
  ],
  unexpected: [],
};

describe('the tables of coverage', () => {
  it('look like this', () => {
    expect(coverageTables(record).join('\n\n')).toBe(
      [
        'steps taken     one  second',
        '-----------  ------  ------',
        'mount        12,345       -',
        'umount            1       2',
        '',
        'put to the test  one  second',
        '---------------  ---  ------',
        'kept             yes     yes',
        'idle               -       -',
        '',
        'what changes if a decision is made otherwise',
        '------------------------------------------------------------------',
        'reference = nobody',
        '  superblock: after 1 step in second, A mount(v4), B mount(v4) and',
        '      1 more',
        '  transport: nothing, in 1,512 states',
      ].join('\n'),
    );
  });

  it('are those of the actions alone after random walks', () => {
    const walked = {
      ...record,
      kind: 'walks' as const,
      decisions: [],
      properties: record.properties.slice(2),
    };
    expect(coverageTables(walked)).toHaveLength(1);
  });
});
