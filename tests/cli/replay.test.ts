import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { printCounterexample } from '../../report/counterexample.js';
import { doublePut } from '../report/findings.js';
import { nspin } from './nspin.js';

const property = 'no-netns-is-freed-while-referenced';
const string = `rfc-2009@tiny ${property}: ${doublePut.join('; ')}`;

const folder = mkdtempSync(join(tmpdir(), 'nspin-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A counterexample file of the double put, with some lines of its own. */
function fileOf(change: (text: string) => string = text => text): string {
  const path = join(folder, 'double-put.txt');
  const text = printCounterexample({
    finding: 'D-b, double put after a failed ping',
    design: 'rfc-2009',
    scope: 'small',
    property,
    result: { kind: 'violated', steps: 6, minimal: true },
    blockedIn: [{ design: 'counted-and-keyed', at: 'harmless' }],
    steps: doublePut,
    prose: '',
  });
  writeFileSync(path, change(text));
  return path;
}

describe('nspin replay', () => {
  it('tells the story of a trace string and exits with 0 where it shows its violation', async () => {
    const { status, stdout, stderr } = await nspin(['replay', string]);
    await expect(stdout).toMatchFileSnapshot('transcripts/replay.txt');
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('takes the string as a mail left it', async () => {
    const { status } = await nspin(['replay', string.replaceAll(' ', '\n> > ')]);
    expect(status).toBe(0);
  });

  it('says at which step another design blocks it, and exits with 1', async () => {
    const connect = `rfc-2009@tiny: ${doublePut.slice(0, 4).join('; ')}; rpciod xs_tcp_connect(x1, c1)`;
    expect((await nspin(['replay', connect])).status).toBe(0);
    const { status, stdout } = await nspin(['replay', connect, '--design', 'linux-2.6.29']);
    expect(stdout).toMatch(/^Replayed: blocked at step 5, /m);
    expect(status).toBe(1);
  });

  it('exits with 1 where the steps can be taken and show nothing', async () => {
    const { status, stdout } = await nspin(['replay', string, '--design', 'counted-and-keyed']);
    expect(stdout).toMatch(/^Replayed: all 6 steps can be taken, not violated\.$/m);
    expect(status).toBe(1);
  });

  it('checks everything that a file says', async () => {
    const { status, stdout } = await nspin(['replay', fileOf()]);
    expect(stdout).toMatch(/^Replayed: violated after 6 steps, as the file says\.$/m);
    expect(stdout).toMatch(/^In counted-and-keyed: harmless, as the file says\.$/m);
    expect(status).toBe(0);
  });

  it.each([
    ['its result', /after 6 steps/, 'after 5 steps', /^Replayed: .*not as the file says\.$/m],
    ['where it is blocked', /, harmless/, ' at step 3', /^In counted-and-keyed: harmless, not as/m],
  ])('exits with 1 where a file is wrong about %s', async (_, find, replacement, told) => {
    const { status, stdout } = await nspin(['replay', fileOf(text => text.replace(find, replacement))]);
    expect(stdout).toMatch(told);
    expect(status).toBe(1);
  });

  it('takes a run that goes on for ever, and says where it does not', async () => {
    const left = [
      ...['A clone(B, CLONE_NEWNET)', 'B mount_nfs4(v4)', 'B nfs_alloc_client()', 'B rpc_create()'],
      ...['rpciod xs_tcp_connect(x1, c1)', 'B rpc_ping_answered()', 'B nfs_init_server()', 'B sget_new()'],
      ...['B do_exit()', 'B free_nsproxy()', 'A mount_nfs4(v4)', 'A nfs_match_client()'],
      ...['A nfs_client_ready()', 'A nfs_init_server()', 'A sget_shared()', 'A umount(m1)'],
    ];
    const round = ['rpciod xprt_autoclose(x1)', 'A rpc_call(m2)', 'rpciod xs_tcp_reuse_connection(x1)'];
    const run = (loop: readonly string[]) =>
      nspin([
        'replay',
        `rfc-2009@tiny netns-goes-with-its-last-user: ${left.join('; ')}; then for ever: ${loop.join('; ')}`,
      ]);
    const endless = await run(round);
    expect(endless.stdout).toMatch(/^and then for ever:$/m);
    expect(endless.stdout).toMatch(/^Replayed: violated after 16 steps, then 3 steps more, again and again/m);
    expect(endless.status).toBe(0);
    const cut = await run(round.slice(0, 2));
    expect(cut.stdout.replace(/\s+/g, ' ')).toContain(
      'not violated: the loop does not return to where it began',
    );
    expect(cut.status).toBe(1);
  });

  it('prints one JSON object and nothing else with --json', async () => {
    const { status, stdout, stderr } = await nspin(['replay', fileOf(), '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      design: 'rfc-2009',
      property,
      kind: 'replayed',
      asSaid: true,
      shownAfter: 6,
      blockedIn: [{ design: 'counted-and-keyed', found: 'harmless', asSaid: true }],
      trace: { length: 6 },
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('refuses a bad file in a sentence that names the line, without its escape sequences', async () => {
    const path = fileOf(text => text.replace('double', '\u001b[2J'));
    const { status, stdout, stderr } = await nspin(['replay', path]);
    expect(stderr).toMatch(/^nspin: .*double-put\.txt, line 2: expected printable ASCII, found U\+001B\n$/);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});
