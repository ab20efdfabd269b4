#!/usr/bin/env node
import { CommanderError } from 'commander';
import { exitCodes } from './exit-code.js';
import { createProgram } from './program.js';
import { UsageError } from './usage-error.js';

/** The exit status of an error: the user's, commander's, or ours. Only the last one is worth a stack. */
function statusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  if (error instanceof UsageError) {
    process.stderr.write(`nspin: ${error.message}\n`);
    return exitCodes.usage;
  }
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`nspin: this is a bug in nspin, in: ${process.argv.slice(2).join(' ')}\n${told}\n`);
  return exitCodes.bug;
}

// Whoever reads our output may stop reading, as `head` does; then there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode);
  throw error;
});

try {
  const program = createProgram(code => {
    process.exitCode = code;
  });
  await program.parseAsync();
} catch (error) {
  process.exitCode = statusOf(error);
}
