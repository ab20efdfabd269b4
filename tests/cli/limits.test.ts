import { fc, test } from '@fast-check/vitest';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createProgram } from '../../cli/program.js';
import { wholeNumber } from '../../cli/whole-number.js';
import { nspin } from './nspin.js';

const chosen = ['-p', 'no-netns-is-freed-while-referenced', '-p', 'no-task-is-stuck'];
const sharing = ['check', 'counted-and-keyed', '-s', 'sharing', ...chosen];

describe('a limit that is absurdly small', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['a state', ['--max-states', '1'], ['states', 'states']],
    [
      'a state, by 16 threads',
      ['--max-states', '1', '--no-symmetry', '--workers', '16'],
      ['states', 'states'],
    ],
    ['a state, by its fingerprint', ['--max-states', '1', '--fingerprints'], ['states', 'fingerprints']],
    ['no step', ['--max-depth', '0'], ['depth', 'depth']],
    ['a MiB, which the graph does not fit in', ['--max-memory', '1'], ['holds', 'memory']],
    ['a MiB, which nothing fits in', ['--max-memory', '1', '--no-symmetry'], ['memory', 'memory']],
  ])('leaves all that is not known by then unknown: %s', async (_, limit, expected) => {
    const { status, stdout, stderr } = await nspin([...sharing, ...limit, '--json']);
    const told = JSON.parse(stdout) as { verdicts: { kind: string; stoppedBy?: string }[] };
    expect(told.verdicts.map(({ kind, stoppedBy }) => (kind === 'unknown' ? stoppedBy : kind))).toEqual(
      expected,
    );
    expect(stderr).toBe('');
    expect(status).toBe(3);
  });
});

describe('a limit of time', () => {
  it('is of the whole check, however many searches that has', async () => {
    const args = ['check', 'counted-and-keyed', '-s', 'deep', ...chosen, '--max-seconds', '1', '--json'];
    const { status, stdout } = await nspin(args);
    const { verdicts } = JSON.parse(stdout) as { verdicts: { stoppedBy?: string; states: number }[] };
    expect(verdicts.map(({ stoppedBy }) => stoppedBy)).toEqual(['time', 'time']);
    // The first search has used all of the time, so that the other one, on the graph of all states, only begins.
    expect(verdicts[0]?.states).toBeGreaterThan(1000);
    expect(verdicts[1]?.states).toBe(1);
    expect(status).toBe(3);
  });
});

describe('a number of an option', () => {
  afterEach(() => void vi.restoreAllMocks());

  const names = ['seed', 'walks', 'steps', 'max-states', 'max-depth', 'max-seconds', 'max-memory', 'workers'];
  const numeric = createProgram(() => {}).commands.flatMap(verb =>
    verb.options
      .filter(({ flags, parseArg, argChoices }) => /<(n|MiB)>/.test(flags) && parseArg && !argChoices)
      .map(({ long }) => [verb.name(), String(long)] as const),
  );

  it('is asked for by these', () => {
    expect(numeric).toEqual(['check', 'walk'].flatMap(verb => names.map(name => [verb, `--${name}`])));
  });

  it.each(numeric)('is refused in one sentence by %s %s where it is none', async (verb, option) => {
    for (const bad of [
      '',
      '-1',
      '1e3',
      '1.5',
      ' 5',
      '0x10',
      'NaN',
      'Infinity',
      '99999999999999999999',
      '\u0665',
    ]) {
      const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
      const run = createProgram(() => expect.unreachable()).parseAsync([
        '',
        '',
        verb,
        'rfc-2009',
        option,
        bad,
      ]);
      await expect(run).rejects.toMatchObject({ code: 'commander.invalidArgument' });
      const text = said.mock.calls.map(([chunk]) => String(chunk)).join('');
      expect(text).toMatch(
        /^error: option '--[^\n]*' argument '[^\n]*' is invalid\. It must be a whole number from \d+ to [\d,]+\.\n$/,
      );
      said.mockRestore();
    }
  });

  test.prop([fc.nat(), fc.nat(), fc.nat()])('is one between its bounds, both included', (a, b, value) => {
    const [min, max] = [Math.min(a, b), Math.max(a, b)];
    const read = wholeNumber(min, max);
    expect([min, max].map(bound => read(String(bound)))).toEqual([min, max]);
    if (value < min || value > max) expect(() => read(String(value))).toThrow(/whole number from/);
    else expect(read(String(value))).toBe(value);
  });
});
