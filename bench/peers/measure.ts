import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { complaintAbout } from './complaint.js';
import { run } from './process.js';
import { type Found, nameOfRow, type Row } from './row.js';

/** What one run of a row came to; times in seconds of wall time. */
export interface Measured {
  /** Generation and compilation; absent where there is none. */
  readonly make?: number;
  readonly search: number;
  /** Both: as a user waits. */
  readonly whole: number;
  /** Processor time of both; absent where it is not known. */
  readonly cpu?: number;
  /** Of the search, in MiB; absent where it is not known. */
  readonly peakMiB?: number;
  readonly found: Found;
}

/** A row with its runs, in the order of the rounds; none where it is absent. */
export interface Result {
  readonly row: Row;
  readonly runs: readonly Measured[];
}

/**
 * Runs every row, round by round, so that whatever else the machine does meets all tools alike. Throws where a
 * row's program fails or finds anything but what is published.
 */
export function measured(
  rows: readonly Row[],
  hasTime: boolean,
  say: (line: string) => void,
): readonly Result[] {
  const runs = new Map<Row, Measured[]>(rows.map(row => [row, []]));
  const rounds = Math.max(0, ...rows.map(row => row.runs));
  for (let round = 0; round < rounds; round++) {
    for (const row of rows) {
      if (row.absent !== undefined || row.runs <= round) continue;
      const once = measuredOnce(row, round, hasTime);
      say(`round ${round + 1}, ${nameOfRow(row)}: ${once.whole.toFixed(2)} s`);
      runs.get(row)?.push(once);
    }
  }
  return rows.map(row => ({ row, runs: runs.get(row) ?? [] }));
}

function measuredOnce(row: Row, round: number, hasTime: boolean): Measured {
  const job = row.job(round);
  const folder = mkdtempSync(join(tmpdir(), 'nspin-peers-'));
  const failed = (what: string, output: string): Error =>
    new Error(`${nameOfRow(row)}: ${what}\n${output.slice(-2000)}`);
  try {
    for (const [name, text] of Object.entries(job.files)) writeFileSync(join(folder, name), text);
    const made = job.make.map(command => {
      const ended = run(command, folder, hasTime);
      if (ended.status !== 0) throw failed(`${command[0]} ended with ${ended.status}`, ended.output);
      return ended;
    });
    const searched = run(job.search, folder, hasTime);
    const { seconds: search, peakKiB, status, output } = searched;
    if (!job.statuses.includes(status ?? -1)) throw failed(`the search ended with ${status}`, output);
    const found = job.read(output);
    const complaint = complaintAbout(row.expected, found);
    if (complaint !== undefined) throw failed(complaint, '');
    const make = sum(made.map(({ seconds }) => seconds));
    return {
      ...(made.length > 0 && { make }),
      search,
      whole: make + search,
      ...(hasTime && { cpu: sum([...made, searched].map(({ cpuSeconds = 0 }) => cpuSeconds)) }),
      ...(peakKiB !== undefined && { peakMiB: peakKiB / 1024 }),
      found,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** The run in the middle by the time that a user waits; undefined where there is none. */
export const median = (runs: readonly Measured[]): Measured | undefined =>
  [...runs].sort((one, other) => one.whole - other.whole)[(runs.length - 1) >> 1];
