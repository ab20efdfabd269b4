import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import type { Case } from './case.js';
import { casesFor } from './cases.js';
import { type Figures, median } from './figures.js';
import { type Row, tableOf } from './table.js';
import { timed } from './timed.js';

/** Runs of each case, of which the median is printed. */
const runsPerCase = 3;

const flags = process.argv.slice(2);
const isQuick = flags.includes('--quick');
const one = flags.find(flag => flag.startsWith('--case='))?.slice('--case='.length);
const cases = casesFor(isQuick);

if (one === undefined) process.exitCode = measureAll();
else process.stdout.write(JSON.stringify(figuresOf(cases[Number(one)] as Case)));

/** Measures every case and prints the table. Returns the exit status: 1 where a count is not what is published. */
function measureAll(): number {
  const runs = isQuick ? 1 : runsPerCase;
  const load = `load before: ${loadNow()}; after, the bench itself included: `;
  const measured = Array.from({ length: runs }, () => cases.map((_, i) => inItsOwnProcess(i)));
  const rows = cases.map(
    (of, i): Row => ({ of, figures: median(measured.map(round => round[i] as Figures)) }),
  );
  const wrong = rows.map(row => complaint(row, rows)).find(text => text !== undefined);
  if (wrong !== undefined) {
    process.stderr.write(`bench: ${wrong}\n`);
    return 1;
  }
  const about = `${cpus()[0]?.model ?? 'unknown CPU'}, Node ${process.version}, one thread, median of ${runs}`;
  process.stdout.write(`${about}\n${load}${loadNow()}\n\n${tableOf(rows)}\n`);
  return 0;
}

/**
 * Every run has a process of its own: machine code that was made for one model is slower on the next, and the user's
 * search, too, begins with a fresh engine.
 */
function inItsOwnProcess(index: number): Figures {
  const [, script = ''] = process.argv;
  const output = execFileSync(process.execPath, [...process.execArgv, script, ...flags, `--case=${index}`]);
  return JSON.parse(output.toString()) as Figures;
}

function figuresOf(of: Case): Figures {
  const { result, seconds } = timed(() => of.run());
  return { ...result, seconds };
}

/** What is wrong with a row: its counts are not the published ones, or not those of the row it must agree with. */
function complaint({ of, figures }: Row, rows: readonly Row[]): string | undefined {
  const first = rows.find(row => row.of.section === of.section)?.figures;
  const expected = of.mustAgree === true ? first : of.expected;
  if (expected === undefined) return undefined;
  if (figures.states === expected.states && figures.transitions === expected.transitions) return undefined;
  const counts = ({ states, transitions }: typeof expected) =>
    `${states} states and ${transitions} transitions`;
  return `${of.name} has ${counts(figures)}, not ${counts(expected)}`;
}

/** Processes that wanted to run, on average over the last minute. */
function loadNow(): string {
  return `${(loadavg()[0] ?? 0).toFixed(1)} on ${cpus().length} cores`;
}
