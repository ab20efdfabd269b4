import { CommanderError } from 'commander';
import { exitCodes } from './exit-code.js';
import { UsageError } from './usage-error.js';

/** What is said of an error on stderr, and the exit status: the user's fault, commander's message, or a bug of ours. */
export interface ErrorReport {
  readonly status: number;
  /** Empty where commander has said it already. */
  readonly text: string;
}

export function reportOfError(error: unknown, args: readonly string[]): ErrorReport {
  if (error instanceof CommanderError) {
    return { status: error.exitCode === 0 ? exitCodes.fine : exitCodes.usage, text: '' };
  }
  if (error instanceof UsageError) return { status: exitCodes.usage, text: `nspin: ${error.message}\n` };
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: exitCodes.bug, text: `nspin: this is a bug in nspin (${args.join(' ')})\n${told}\n` };
}
