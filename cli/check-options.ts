import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import { threadsMax } from '../checker/search/space.js';
import { namedScopes } from '../model/scopes.js';
import type { CheckpointOptions } from './checkpoints.js';
import type { LimitsGiven } from './limits-given.js';
import type { Means } from './means.js';
import { wholeNumber } from './whole-number.js';

/** The options of `check` and `walk`, as commander hands them over. */
export interface CheckOptions extends LimitsGiven, Means, CheckpointOptions {
  readonly property: readonly string[];
  readonly scope: string;
  readonly seed: number;
  readonly walks: number;
  readonly steps: number;
  readonly coverage?: true;
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
    .addOption(
      new Option('--workers <n>', 'threads of a search, once it has become long')
        .argParser(wholeNumber(1, threadsMax))
        .default(Math.min(threadsMax, availableParallelism()), 'as many as there are cores'),
    )
    .option('--no-symmetry', 'also tell states apart that differ in names only')
    .addOption(
      new Option(
        '--reduce',
        'leave out orders of steps that make no difference: fewer states, each takes longer',
      ).conflicts(['checkpoint', 'resume', 'fingerprints']),
    )
    .addOption(
      new Option('--fingerprints', 'keep 64 bits of each state: for what does not fit').conflicts([
        'checkpoint',
        'resume',
      ]),
    )
    .option('--checkpoint <folder>', 'keep the searches there: every five minutes, and at the end')
    .option('--resume <folder>', 'take up the searches that are kept there')
    .option('--coverage', 'also list what was exercised: each action, promise and decision')
    .option('--save <folder>', 'also keep each violation as a counterexample file')
    .option('--json', 'print one JSON object and nothing else');

const repeated = (value: string, before: readonly string[]): readonly string[] => [...before, value];
