import { type Command, Option } from 'commander';
import { namedScopes } from '../model/scopes.js';
import type { LimitsGiven } from './limits-given.js';
import { wholeNumber } from './whole-number.js';

/** The options of `check` and `walk`, as commander hands them over. */
export interface CheckOptions extends LimitsGiven {
  readonly property: readonly string[];
  readonly scope: string;
  readonly seed: number;
  readonly walks: number;
  readonly steps: number;
  readonly save?: string;
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
    .option('--walks <n>', 'random walks: walks for each property and slice', wholeNumber(1, 1e9), 6000)
    .option('--steps <n>', 'random walks: the most steps of a walk', wholeNumber(1, 1e5), 50)
    .option('--max-states <n>', 'distinct states of each slice', wholeNumber(1, 2 ** 31))
    .option('--max-depth <n>', 'steps from the initial state', wholeNumber(0, 1e6))
    .option('--max-seconds <n>', 'time of the whole check', wholeNumber(1, 1e7))
    .addOption(
      new Option('--max-memory <MiB>', 'memory for the states of a slice')
        .argParser(wholeNumber(1, 2 ** 20))
        .default(2048),
    )
    .option('--save <folder>', 'also keep each violation as a counterexample file')
    .option('--json', 'print one JSON object and nothing else');

const repeated = (value: string, before: readonly string[]): readonly string[] => [...before, value];
