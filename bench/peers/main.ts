import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { goalsOf, isMet } from './goals.js';
import { installed } from './install.js';
import { measured } from './measure.js';
import type { Plan } from './plan.js';
import { nameOfRow, type Row } from './row.js';
import { rowsFor } from './rows.js';
import { tablesOf } from './tables.js';

/** What the command was asked for. */
interface Asked extends Plan {
  /** Which rows, by their names: `nspin(3,2,2): Spin, depth first, 1`. */
  readonly only: RegExp;
  readonly isJson: boolean;
}

try {
  process.stdout.write(benchPeers(asked()));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** Measures what was asked for. Throws where a program failed, or found anything but what is published. */
function benchPeers({ only, isJson, ...plan }: Asked): string {
  const rows = rowsFor(plan).filter(row => only.test(nameOfRow(row)));
  if (rows.length === 0) throw new Error(`no row is called like ${only.source}`);
  const needed = rows.filter(row => row.absent === undefined).flatMap(row => row.needs);
  const missing = installed([...new Set([...needed, 'time'])], say);
  const about = `${machine()}\nruns of each row, of which the median is printed: ${plan.runs}, of some more or fewer`;
  const present = rows.map(row => withoutMissing(row, missing));
  const results = measured(present, !missing.has('time'), say);
  const goals = goalsOf(results).map(goal => ({ ...goal, isMet: isMet(goal) }));
  return isJson
    ? `${JSON.stringify({ about, results, goals }, null, 2)}\n`
    : `${about}\n\n${tablesOf(results, goals)}`;
}

/** Throws where the arguments are not what the command takes. */
function asked(): Asked {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      slow: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      runs: { type: 'string' },
    },
  });
  const runs = Number(values.runs ?? (values.quick ? 1 : 3));
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number from 1');
  return {
    isQuick: values.quick,
    hasSlow: values.slow,
    isJson: values.json,
    only: new RegExp(values.only),
    runs,
    jar: process.env.TLA2TOOLS,
  };
}

function withoutMissing(row: Row, missing: ReadonlySet<string>): Row {
  const program = row.needs.find(needed => missing.has(needed));
  if (program === undefined || row.absent !== undefined) return row;
  return { ...row, absent: `${program} is not installed` };
}

function say(line: string): void {
  process.stderr.write(`bench:peers: ${line}\n`);
}

/** The machine, and how many processes wanted to run on it, on average over the last minute. */
function machine(): string {
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const [first] = cpus();
  return `${first?.model ?? 'unknown CPU'}, ${cpus().length} cores, Node ${process.version}, load ${load} before`;
}
