#!/usr/bin/env node
import { reportOfError } from './error-report.js';
import { createProgram } from './program.js';

// Whoever reads our output may stop reading, as `head` does; then there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode);
  process.stderr.write(`nspin: its output cannot be written: ${error.message}\n`);
  process.exit(2);
});

try {
  const program = createProgram(code => {
    process.exitCode = code;
  });
  await program.parseAsync();
} catch (error) {
  const { status, text } = reportOfError(error, process.argv.slice(2));
  process.stderr.write(text);
  process.exitCode = status;
}
