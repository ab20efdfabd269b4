import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './row.js';

/** What one process came to. */
export interface Ended {
  /** Wall time, from the start of the process to its end. */
  readonly seconds: number;
  /**
   * The largest resident set of the process or of one of those it waited for, in KiB; absent where time(1) is. Memory
   * that several processes share counts once.
   */
  readonly peakKiB?: number;
  /** Of all threads and processes; absent where time(1) is. On a busy machine it says more than wall time. */
  readonly cpuSeconds?: number;
  readonly status: number | null;
  /** Standard output, then standard error. */
  readonly output: string;
}

/** Runs a program in a folder to its end. Throws where it cannot be started. */
export function run([program, ...args]: Command, folder: string, hasTime: boolean): Ended {
  const report = join(folder, 'peak');
  const timed = hasTime
    ? ['time', '--quiet', '--output', report, '--format', '%M %U %S', program, ...args]
    : undefined;
  const [first = program, ...rest] = timed ?? [program, ...args];
  const started = performance.now();
  const { error, status, stdout, stderr } = spawnSync(first, rest, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const seconds = (performance.now() - started) / 1000;
  if (error) throw error;
  const ended = { seconds, status, output: `${stdout}${stderr}` };
  if (!hasTime) return ended;
  const [peakKiB = 0, user = 0, system = 0] = readFileSync(report, 'utf8').split(' ').map(Number);
  rmSync(report);
  return { ...ended, peakKiB, cpuSeconds: user + system };
}
