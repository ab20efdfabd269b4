import { describe, expect, it } from 'vitest';
import { nspin } from './nspin.js';

const freed = 'no-netns-is-freed-while-referenced';
const args = ['rfc-2009', '-s', 'tiny', '-p', freed, '--seed', '7', '--walks', '500'];

describe('nspin walk', () => {
  it('finds by random walks what a search finds, names the seed, and exits with 1', async () => {
    const { status, stdout } = await nspin(['walk', ...args]);
    await expect(stdout).toMatchFileSnapshot('transcripts/walk.txt');
    expect(stdout).toContain('seed 7');
    expect(status).toBe(1);
  });

  it('is check --engine walk', async () => {
    const [walked, checked] = await Promise.all([
      nspin(['walk', ...args, '--json']),
      nspin(['check', ...args, '--engine', 'walk', '--json']),
    ]);
    expect(checked.stdout).toBe(walked.stdout);
    expect(JSON.parse(walked.stdout)).toMatchObject({ verdicts: [{ kind: 'violated', seed: 7, steps: 6 }] });
  });

  it('exits with 3 where it finds nothing, which proves nothing', async () => {
    const { status, stdout } = await nspin([
      ...['walk', 'counted-and-keyed', '-s', 'tiny', '-p', freed, '--walks', '50'],
    ]);
    expect(stdout).toMatch(/unknown \(walks\)$/m);
    expect(status).toBe(3);
  });
});
