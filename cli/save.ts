import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { type Counterexample, printCounterexample } from '../report/counterexample.js';
import { printable } from '../report/printable.js';
import { UsageError } from './usage-error.js';

/** Writes each counterexample to a file of a folder, named after its property; the folder is made where it is not there. */
export function save(folder: string, counterexamples: readonly Counterexample[]): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const counterexample of counterexamples) {
      writeFileAtomic.sync(
        join(folder, `${counterexample.property}.txt`),
        printCounterexample(counterexample),
      );
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`counterexamples cannot be saved in "${printable(folder)}": ${printable(why, 200)}`);
  }
}
