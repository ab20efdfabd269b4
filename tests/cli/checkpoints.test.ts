import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createProgram } from '../../cli/program.js';
import { UsageError } from '../../cli/usage-error.js';
import { nspin } from './nspin.js';

const root = mkdtempSync(join(tmpdir(), 'nspin-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A folder that is not there yet. */
const fresh = (() => {
  let folders = 0;
  return (): string => join(root, String(folders++));
})();

const tiny = ['check', 'linux-2.6.29', '-s', 'tiny'];
const file = 'linux-2.6.29@tiny.checkpoint';
const freed = ['-p', 'no-netns-is-freed-while-referenced'];

describe('a search that is kept and taken up again', () => {
  it('prints what it would have printed, with all that is judged on the graph, and coverage', async () => {
    const folder = fresh();
    const whole = await nspin([...tiny, '--coverage']);
    const part = await nspin([...tiny, '--checkpoint', folder, '--max-states', '900']);
    expect(part.stdout).toMatch(/not complete/);
    expect(part.stderr).toMatch(
      new RegExp(`kept in ${folder}/${file}; the same command with --resume ${folder} goes on from there\n`),
    );
    expect(readdirSync(folder)).toEqual(['linux-2.6.29@tiny.all-states.checkpoint', file]);
    expect(await nspin([...tiny, '--coverage', '--resume', folder])).toEqual(whole);
  });

  it('does so whatever the number of threads that had it and that take it up', async () => {
    const folder = fresh();
    const deep = ['check', 'linux-2.6.29', '-s', 'deep', '-p', 'scenario-partial-isolation', '--json'];
    const many = [...deep, '--max-states', '200000', '--workers'];
    const one = await nspin([...many, '1']);
    for (const [before, after] of [
      ['1', '2'],
      ['2', '1'],
    ] as const) {
      await nspin([...deep, '--checkpoint', folder, '--max-states', '170000', '--workers', before]);
      expect(await nspin([...many, after, '--resume', folder])).toEqual(one);
    }
  });

  it('does so from one that had come to its end', async () => {
    const folder = fresh();
    const kept = await nspin([...tiny, ...freed, '--checkpoint', folder]);
    expect(kept.stderr).toBe(`nspin: the search is kept in ${folder}/${file}\n`);
    const again = await nspin([...tiny, ...freed, '--resume', folder]);
    expect(again).toEqual({ ...kept, stderr: '' });
  });

  it('is kept at Ctrl-C, which tells what is known so far', async () => {
    const folder = fresh();
    const search = ['check', 'counted-and-keyed', '-s', 'sharing', ...freed];
    const kept = await nspin([...search, '--checkpoint', folder], { preload: './tests/cli/ctrl-c.ts' });
    expect(kept.stdout).toMatch(/ states, [\d,]+\s+transitions,\s+depth \d+, not complete/);
    expect(kept.stdout).toMatch(/^no-netns-is-freed-while-referenced +unknown \(interrupt\)$/m);
    expect(kept.stderr).toMatch(`--resume ${folder} goes on from there`);
    expect(kept.status).toBe(3);
    expect(await nspin([...search, '--resume', folder])).toEqual(await nspin(search));
  });

  it('is what it was before, if nspin is killed while it writes', async () => {
    const folder = fresh();
    await nspin([...tiny, ...freed, '--checkpoint', folder, '--max-states', '900']);
    const before = readFileSync(join(folder, file));
    const preload = './tests/cli/killed-while-writing.ts';
    const killed = await nspin([...tiny, ...freed, '--checkpoint', folder], { preload });
    expect(killed.status).toBeNull();
    expect(readdirSync(folder).length).toBe(2);
    expect(readFileSync(join(folder, file))).toEqual(before);
  });

  it('tells what it found out also where it can be kept no longer', async () => {
    const folder = fresh();
    mkdirSync(join(folder, file), { recursive: true });
    const { status, stdout, stderr } = await nspin([...tiny, ...freed, '--checkpoint', folder]);
    expect({ status, stdout }).toEqual({ ...(await nspin([...tiny, ...freed])), stderr: undefined });
    expect(stderr).toMatch(/^nspin: the search cannot be kept in [^\n]+\n$/);
  });
});

describe('a folder of checkpoints', async () => {
  const folder = fresh();
  await nspin([...tiny, ...freed, '--checkpoint', folder]);
  const other = fresh();
  mkdirSync(other);
  copyFileSync(join(folder, file), join(other, 'linux-2.6.37@tiny.checkpoint'));
  const damaged = fresh();
  mkdirSync(damaged);
  copyFileSync(new URL(import.meta.url), join(damaged, file));
  const aFile = join(folder, file);

  it.each<readonly [string, readonly string[], RegExp]>([
    ['of other properties', [...tiny, '-p', 'count-equals-holders', '--resume', folder], /other properties/],
    ['of other options', [...tiny, ...freed, '--no-symmetry', '--resume', folder], /has no .*all-states/],
    [
      'of another design',
      ['check', 'rfc-2009', '-s', 'tiny', '--resume', folder],
      /there are linux-2\.6\.29@/,
    ],
    ['of another scope', ['check', 'linux-2.6.29', '-s', 'files', '--resume', folder], /there are linux-2/],
    [
      'of another design by this name',
      ['check', 'linux-2.6.37', '-s', 'tiny', ...freed, '--resume', other],
      /is of linux-2.6/,
    ],
    ['that is damaged', [...tiny, ...freed, '--resume', damaged], /is no checkpoint of nspin/],
    ['that is missing', [...tiny, '--resume', fresh()], /it does not exist; --checkpoint makes them/],
    ['that is empty', [...tiny, '--resume', tmpdir()], /there is none; --checkpoint makes them/],
    ['that is a file', [...tiny, '--resume', aFile], /it is a file/],
    ['to write to that is a file', [...tiny, '--checkpoint', aFile], /searches cannot be kept in/],
    ['to write to below a file', [...tiny, '--checkpoint', join(aFile, 'x')], /cannot be kept in.*ENOTDIR/],
    ['for walks', ['walk', 'linux-2.6.29', '--checkpoint', fresh()], /random walks are not kept/],
    ...(existsSync('/proc/self')
      ? [
          [
            'to write to where the system makes none',
            [...tiny, '--checkpoint', '/proc/no/x'],
            /ENOENT/,
          ] as const,
        ]
      : []),
  ])('is refused before anything is searched, in one sentence: %s', async (_, args, message) => {
    const printed = vi.spyOn(process.stdout, 'write');
    const run = createProgram(() => expect.unreachable()).parseAsync(['', '', ...args]);
    const error: unknown = await run.catch(complaint => complaint);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).message).toMatch(message);
    expect((error as UsageError).message).toMatch(/^[\x20-\x7e]+$/);
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });

  it('that is refused makes for a line on stderr and status 2', async () => {
    const { status, stdout, stderr } = await nspin([...tiny, ...freed, '--resume', damaged]);
    expect(stderr).toMatch(/^nspin: [^\n]+ is no checkpoint of nspin, [^\n]+\n$/);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});
