import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nspin } from './nspin.js';

const folder = mkdtempSync(join(tmpdir(), 'nspin-'));
afterAll(() => rmSync(folder, { recursive: true }));

const freed = 'no-netns-is-freed-while-referenced';
const checked = ['check', 'rfc-2009', '-s', 'tiny', '-p', freed, '-p', 'scenario-mount-in-a-container'];

describe('nspin check --save', () => {
  it('keeps each violation as a file that replays', async () => {
    const kept = join(folder, 'new', 'rfc-2009');
    const run = await nspin([...checked, '--save', join(folder, 'new')]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(`nspin: saved ${join(kept, `${freed}.txt`)}\n`);
    expect(readdirSync(kept)).toEqual([`${freed}.txt`]);
    expect(readFileSync(join(kept, `${freed}.txt`), 'utf8')).toMatch(
      /^Result: {5}violated after 6 steps, minimal$/m,
    );
    const { status, stdout } = await nspin(['replay', join(kept, `${freed}.txt`)]);
    expect(stdout).toMatch(/as the file says\.$/m);
    expect(status).toBe(0);
  });

  it('says in a sentence where that is not possible', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const { status, stderr } = await nspin([...checked, '--save', file]);
    expect(stderr).toMatch(/^nspin: counterexamples cannot be saved in ".*": (EEXIST|ENOTDIR).*\n$/);
    expect(status).toBe(2);
  });

  it('does not wait for ever below /proc, where no folder can be made', async () => {
    const { status, stderr } = await nspin([...checked, '--save', '/proc/nspin']);
    expect(stderr).toMatch(/^nspin: counterexamples cannot be saved in "\/proc\/nspin": /);
    expect(status).toBe(2);
  });
});
