import { describe, expect, it } from 'vitest';
import { nspin } from './nspin.js';

const freed = 'no-netns-is-freed-while-referenced';
const scenario = 'scenario-mount-in-a-container';

describe('nspin check', () => {
  it('prints the mail of a violation, then the table, and exits with 1', async () => {
    const { status, stdout, stderr } = await nspin(['check', 'rfc-2009', '-s', 'tiny', '-p', freed]);
    await expect(stdout).toMatchFileSnapshot('transcripts/check.txt');
    expect(stderr).toBe('');
    expect(status).toBe(1);
  });

  it('exits with 0 where every property holds, and prints just the table', async () => {
    const { status, stdout } = await nspin(['check', 'counted-and-keyed', '-s', 'tiny', '-p', freed]);
    expect(stdout).toMatch(/, complete; \d+ bytes a state$/m);
    expect(stdout).toMatch(new RegExp(`^${freed} +holds$`, 'm'));
    expect(stdout).not.toContain('Promise:');
    expect(status).toBe(0);
  });

  it('says of fingerprints what they are worth, wherever it says what was explored', async () => {
    const args = ['check', 'rfc-2009', '-s', 'tiny', '-p', freed, '--fingerprints'];
    const worth = /by 64-bit fingerprints: a state was missed with probability below [1-9]\.\de-\d+/g;
    const { status, stdout } = await nspin(args);
    expect(stdout.replace(/\n +/g, ' ').match(worth)).toHaveLength(2);
    expect(status).toBe(1);
    const told: unknown = JSON.parse((await nspin([...args, '--json'])).stdout);
    expect(told).toMatchObject({
      verdicts: [
        {
          kind: 'violated',
          steps: 6,
          minimal: false,
          bytesPerState: expect.any(Number),
          fingerprints: { bits: 64, odds: expect.any(Number) },
        },
      ],
    });
  });

  it.each([[], ['--no-symmetry'], ['--workers', '1']])(
    'says that a search was reduced, and of what it was not: %s',
    async (...more) => {
      const args = ['check', 'rfc-2009', '-s', 'tiny', '-p', freed, '-p', 'no-task-is-stuck', ...more];
      const full: unknown = JSON.parse((await nspin([...args, '--json'])).stdout);
      const { status, stdout } = await nspin([...args, '--reduce']);
      expect(stdout.replace(/\n +/g, ' ')).toMatch(/, not complete, reduced; \d+ bytes a state/);
      expect(status).toBe(1);
      const told: unknown = JSON.parse((await nspin([...args, '--reduce', '--json'])).stdout);
      expect(told).toMatchObject({ verdicts: [{ reduction: 'made' }, { reduction: 'forbidden' }] });
      expect(claimsIn(told)).toEqual(claimsIn(full));
    },
  );

  it('exits with 3 where a limit leaves something unknown', async () => {
    const args = ['check', 'counted-and-keyed', '-s', 'tiny', '-p', freed, '--max-depth', '3'];
    const { status, stdout } = await nspin(args);
    expect(stdout).toMatch(new RegExp(`^${freed} +unknown \\(depth\\)$`, 'm'));
    expect(status).toBe(3);
  });

  it('prints the witness of a scenario only where it is asked for by name', async () => {
    const one = await nspin(['check', 'rfc-2009', '-s', 'tiny', '-p', scenario]);
    expect(one.stdout).toMatch(/^Verdict: +REACHED$/m);
    expect(one.status).toBe(0);
    const all = await nspin(['check', 'rfc-2009', '-s', 'tiny', '--max-depth', '9']);
    expect(all.stdout).toMatch(new RegExp(`^${scenario} +reached`, 'm'));
    expect(all.stdout).not.toMatch(/REACHED/);
    expect(all.status).toBe(1);
  });

  it('prints one JSON object and nothing else with --json', async () => {
    const args = ['check', 'rfc-2009', '-s', 'tiny', '-p', freed, '-p', scenario, '--json'];
    const { status, stdout, stderr } = await nspin(args);
    const told: unknown = JSON.parse(stdout);
    expect(told).toMatchObject({
      design: 'rfc-2009',
      scope: 'tiny',
      verdicts: [
        { property: freed, kind: 'violated', steps: 6, minimal: true, trace: { length: 6 } },
        { property: scenario, kind: 'reached', trace: expect.any(Array) },
      ],
    });
    expect(stderr).toBe('');
    expect(status).toBe(1);
  });

  it('says what it knows when it is interrupted', async () => {
    const args = ['check', 'counted-and-keyed', '-s', 'deep', '-p', freed, '-p', scenario, '--json'];
    const { status, stdout } = await nspin(args, { preload: './tests/cli/ctrl-c.ts' });
    expect(JSON.parse(stdout)).toMatchObject({
      verdicts: [{ property: freed, kind: 'unknown', stoppedBy: 'interrupt' }, { property: scenario }],
    });
    expect(status).toBe(3);
  });

  it('is left with something unknown where memory does not suffice', async () => {
    const args = ['check', 'linux-2.6.29', '-s', 'sharing', '-p', 'no-task-is-stuck', '--max-memory', '1'];
    const { status, stdout } = await nspin(args);
    expect(stdout).toMatch(/^no-task-is-stuck +unknown \(memory\)$/m);
    expect(status).toBe(3);
  });

  it('stops when its time is up', async () => {
    const args = ['check', 'counted-and-keyed', '-s', 'deep', '-p', freed, '--max-seconds', '1'];
    const { status, stdout } = await nspin(args);
    expect(stdout).toMatch(/unknown \(time\)$/m);
    expect(status).toBe(3);
  });
});

/** What verdicts claim of each property. */
function claimsIn(told: unknown): unknown {
  const { verdicts } = told as { readonly verdicts: readonly { readonly [key: string]: unknown }[] };
  return verdicts.map(({ property, kind, steps, minimal }) => ({ property, kind, steps, minimal }));
}
