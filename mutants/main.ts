import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { designs } from '../designs/designs.js';
import { properties } from '../properties/properties.js';
import { accountOf, entryFor, isClean, listedAs } from './account.js';
import { firstLooks, laterLooks } from './look.js';
import { createMeter } from './meter.js';
import { type Mutant, mutantsOf } from './mutant.js';
import { operatorsFor } from './operators.js';
import { recordOfRun } from './record.js';
import { endAll } from './respondent.js';
import { type RunFound, runMutants } from './run.js';
import { mutatedSources } from './sources.js';
import { survivors } from './survivors.js';
import { textOfRun } from './text.js';

interface Options {
  readonly only?: RegExp;
  readonly list?: true;
  readonly json?: true;
  readonly whole?: true;
  readonly jobs: number;
}

const program = new Command('mutants')
  .description('Changes the model and the designs one place at a time, and tells which properties notice.')
  .option('--only <regex>', 'only mutants whose operator and name match', asRegExp)
  .option('--jobs <n>', 'processes at a time', asJobs, availableParallelism())
  .option('--whole', 'search for what kills a listed survivor as long as for what kills another')
  .option('--list', 'print the names of the mutants and judge none')
  .option('--json', 'print one JSON object and nothing else')
  .action(async (options: Options) => {
    process.exitCode = await main(options);
  });

await program.parseAsync();

/**
 * Returns the exit status: 1 where a mutant survives that may not, or the list of survivors is wrong; 2 where none matches.
 * A signal ends the run with 128 and its number, as a shell has it, after it has printed what was found until then.
 */
async function main({ only, list, json, whole, jobs }: Options): Promise<number> {
  const operators = operatorsFor(designs);
  const all = mutantsOf(mutatedSources(), operators);
  const chosen = only === undefined ? all : all.filter(mutant => only.test(listedAs(mutant)));
  if (chosen.length === 0) {
    process.stderr.write('mutants: no mutant matches\n');
    return 2;
  }
  if (list) return listed(chosen);
  const names = properties.map(({ name }) => name);
  const report = (found: RunFound): boolean => {
    const account = accountOf(found, survivors, all.map(listedAs));
    const left = chosen.length - found.judged.length;
    process.stdout.write(
      json
        ? `${JSON.stringify(recordOfRun(account, left), undefined, 1)}\n`
        : textOfRun(account, operators, found.known, names, left),
    );
    return isClean(account);
  };
  const meter = createMeter(process.stderr, chosen, survivors);
  let soFar: RunFound = { known: [], judged: [] };
  onSignal(() => {
    meter.stop();
    endAll();
    report(soFar);
  });
  const found = await runMutants(chosen, {
    jobs,
    firstLooks,
    laterLooks,
    isExpected: mutant => !whole && entryFor(mutant, survivors) !== undefined,
    progress(last, found) {
      soFar = found;
      meter.judged(last);
    },
  }).finally(meter.stop);
  return report(found) ? 0 : 1;
}

/**
 * Does something once before Ctrl-C, or a kill, ends the process. Who runs us may pass on what the terminal has sent us
 * already, so that a signal comes twice; the second must not end us in the middle.
 */
function onSignal(last: () => void): void {
  let isEnding = false;
  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(signal, () => {
      if (isEnding) return;
      isEnding = true;
      last();
      process.exit(status);
    });
  }
}

function listed(mutants: readonly Mutant[]): number {
  process.stdout.write(mutants.map(mutant => `${listedAs(mutant)}\n`).join(''));
  return 0;
}

function asRegExp(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

function asJobs(text: string): number {
  const jobs = Number(text);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64) throw new InvalidArgumentError('1 to 64.');
  return jobs;
}
