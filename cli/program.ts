import { Command, Option } from 'commander';
import { check } from './check.js';
import { type CheckOptions, type Engine, withCheckOptions } from './check-options.js';
import { addList } from './list.js';
import { addReplay } from './replay.js';
import { version } from './version.js';
import { addWalk } from './walk.js';

/** The command line: one verb a file. `exit` is told the exit status; commander's own errors are thrown. */
export function createProgram(exit: (code: number) => void): Command {
  const program = new Command('nspin')
    .description('A model checker for namespace consistency of the Linux NFS client.')
    .version(version())
    .exitOverride();
  const verb = program.command('check').description('check every property of a design, or the ones named');
  withCheckOptions(verb)
    .addOption(
      new Option('-e, --engine <name>', 'how to look').choices(['exhaustive', 'walk']).default('exhaustive'),
    )
    .action(async (design: string, options: CheckOptions & { readonly engine: Engine }) =>
      exit(await check(design, options.engine, options)),
    );
  addWalk(program, exit);
  addReplay(program, exit);
  addList(program, exit);
  return program;
}
