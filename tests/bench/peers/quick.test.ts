import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';

const hasPeers = [
  ['spin', '-V'],
  ['rumur', '--version'],
  ['gcc', '--version'],
].every(([program = '', flag = '']) => spawnSync(program, [flag]).status === 0);

/** A tool of each kind, on a size that takes all of them little time. */
const some =
  'two-phase commit 5: (nspin|Spin, depth first|Rumur|@xstate/graph), 1$|bug 1: (nspin|fast-check)';

interface Printed {
  readonly results: readonly {
    readonly row: { readonly tool: string };
    readonly runs: readonly { readonly found: object; readonly whole: number; readonly make?: number }[];
  }[];
  readonly goals: readonly { readonly text: string; readonly ratio?: number }[];
}

const bench = (...flags: readonly string[]) =>
  spawnSync(process.execPath, ['dist/bench/peers/main.js', '--quick', ...flags], { encoding: 'utf8' });

describe.skipIf(!hasPeers)('npm run bench:peers -- --quick', () => {
  beforeAll(() => {
    const built = spawnSync('npx', ['tsc', '--project', 'bench/tsconfig.json'], { encoding: 'utf8' });
    expect(built.status, built.stdout).toBe(0);
  }, 300_000);

  test('measures the tools on the same states, and judges by it', { timeout: 600_000 }, () => {
    const { status, stdout, stderr } = bench('--json', '--only', some);
    expect(status, stderr).toBe(0);
    const { results, goals }: Printed = JSON.parse(stdout);
    const first = new Map(results.map(({ row, runs }) => [row.tool, runs[0]]));
    const all = { states: 8_832, transitions: 58_145 };
    expect(first.get('Spin, depth first, 1')?.found).toMatchObject(all);
    expect(first.get('Rumur, 1')?.found).toEqual(all);
    expect(first.get('@xstate/graph, 1')?.found).toEqual(all);
    expect(first.get('Spin, depth first, 1')?.make).toBeGreaterThan(0);
    expect(first.get('nspin, 1')?.found).toEqual({ steps: 4 });
    expect(first.get('fast-check commands, 1')?.found).toHaveProperty('steps');
    const goal = goals.find(({ text }) => text.startsWith('two-phase commit 5'));
    const spin = first.get('Spin, depth first, 1')?.whole ?? Number.NaN;
    const nspin = results[0]?.runs[0]?.whole ?? Number.NaN;
    expect(goal?.ratio).toBeCloseTo(spin / nspin);
  });

  test('says what it does not know', () => {
    const { status, stderr } = bench('--only', 'nobody');
    expect(status).toBe(1);
    expect(stderr).toContain('no row is called like nobody');
  });
});
