import { type Command, Option } from 'commander';
import type { Verdict } from '../checker/verdict.js';
import { designs } from '../designs/designs.js';
import { type NfsModel, nfsModel } from '../model/model.js';
import { namedScopes, type SlicedScope } from '../model/scopes.js';
import type { NfsProperty } from '../properties/nfs-property.js';
import { properties } from '../properties/properties.js';
import { type FoundVerdict, mailText, tellingOf } from '../report/mail.js';
import { summaryTable } from '../report/summary.js';
import { verdictRecord } from '../report/verdict-record.js';
import { checkExhaustively } from './exhaustive.js';
import { exitCodeOf } from './exit-code.js';
import { listenForInterrupt } from './interrupt.js';
import type { LimitsGiven } from './limits-given.js';
import { createMeter } from './meter.js';
import { named } from './named.js';
import { print } from './print.js';
import { checkByRandomWalks } from './random-walks.js';
import { tool } from './version.js';
import { wholeNumber } from './whole-number.js';

/** The options of `check` and `walk`, as commander hands them over. */
export interface CheckOptions extends LimitsGiven {
  readonly property: readonly string[];
  readonly scope: string;
  readonly seed: number;
  readonly walks: number;
  readonly steps: number;
  readonly json?: true;
}

export type Engine = 'exhaustive' | 'walk';

/** Adds to a verb what `check` and `walk` have in common. */
export const withCheckOptions = (command: Command): Command =>
  command
    .argument('<design>', 'the design to check; `nspin list designs` lists them')
    .option('-p, --property <name>', 'only this property; may be repeated', repeated, [])
    .option('-s, --scope <name>', 'how many of each thing there is', namedScopes[0].name)
    .option('--seed <n>', 'random walks: same seed, same walks', wholeNumber(0, 0x7fffffff), 1)
    .option('--walks <n>', 'random walks: walks for each property and slice', wholeNumber(1, 1e9), 2000)
    .option('--steps <n>', 'random walks: the most steps of a walk', wholeNumber(1, 1e5), 50)
    .option('--max-states <n>', 'distinct states of each slice', wholeNumber(1, 2 ** 31))
    .option('--max-depth <n>', 'steps from the initial state', wholeNumber(0, 1e6))
    .option('--max-seconds <n>', 'time of the whole check', wholeNumber(1, 1e7))
    .addOption(
      new Option('--max-memory <MiB>', 'memory for the states of a slice')
        .argParser(wholeNumber(1, 2 ** 20))
        .default(2048),
    )
    .option('--json', 'print one JSON object and nothing else');

/** Checks a design and prints what came of it. Returns the exit status. */
export async function check(designName: string, engine: Engine, options: CheckOptions): Promise<number> {
  const design = named('design', designName, designs);
  const scope = named('scope', options.scope, namedScopes);
  const chosen =
    options.property.length === 0
      ? properties
      : options.property.map(name => named('property', name, properties));
  const models = scope.slices.map(slice => nfsModel(design, slice));
  const verdicts = await verdictsBy(engine, models, chosen, options);
  if (options.json === true) {
    const records = verdicts.map((verdict, i) => verdictRecord(verdict, chosen[i], modelIn(models)));
    print(
      JSON.stringify({ design: design.name, scope: scope.name, engine, verdicts: records }, undefined, 2),
    );
  } else {
    const isNamed = (property: NfsProperty): boolean => options.property.includes(property.name);
    print(reportOf(design.name, scope, models, chosen, verdicts, isNamed));
  }
  return exitCodeOf(verdicts);
}

async function verdictsBy(
  engine: Engine,
  models: readonly NfsModel[],
  chosen: readonly NfsProperty[],
  options: CheckOptions,
): Promise<Verdict[]> {
  const interrupt = listenForInterrupt();
  const meter = createMeter(process.stderr, options.maxStates);
  try {
    if (engine === 'exhaustive') return await checkExhaustively(models, chosen, options, interrupt, meter);
    return await checkByRandomWalks(models, chosen, options, options, interrupt, meter);
  } finally {
    meter.done();
    interrupt.release();
  }
}

/** A mail for each violation, and for each scenario that was asked for by name; then the table of all verdicts. */
function reportOf(
  design: string,
  scope: SlicedScope,
  models: readonly NfsModel[],
  chosen: readonly NfsProperty[],
  verdicts: readonly Verdict[],
  isNamed: (property: NfsProperty) => boolean,
): string {
  const mails = verdicts.flatMap((verdict, i) => {
    const property = chosen[i];
    if (!isFound(verdict) || (verdict.kind === 'reached' && !isNamed(property))) return [];
    return [mailText(tellingOf(modelIn(models)(verdict.finding.model), property, verdict, tool()))];
  });
  return [...mails, summaryTable(design, scope.name, verdicts)].join('\n\n');
}

const isFound = (verdict: Verdict): verdict is FoundVerdict => 'finding' in verdict;

const modelIn =
  (models: readonly NfsModel[]) =>
  (name: string): NfsModel => {
    const found = models.find(model => model.name === name);
    if (found === undefined) throw new Error(`a finding is of model ${name}, which was not checked`);
    return found;
  };

const repeated = (value: string, before: readonly string[]): readonly string[] => [...before, value];
