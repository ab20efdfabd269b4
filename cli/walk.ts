import type { Command } from 'commander';
import { check } from './check.js';
import { type CheckOptions, withCheckOptions } from './check-options.js';

/** `nspin walk DESIGN` is `nspin check DESIGN --engine walk`. */
export const addWalk = (program: Command, exit: (code: number) => void): void => {
  withCheckOptions(program.command('walk').description('check a design by random walks')).action(
    async (design: string, options: CheckOptions) => exit(await check(design, 'walk', options)),
  );
};
