import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { type Counterexample, printCounterexample } from '../report/counterexample.js';
import { printable } from '../report/printable.js';
import { makeFolder } from './make-folder.js';
import { UsageError } from './usage-error.js';

/**
 * Writes each counterexample to FOLDER/DESIGN/PROPERTY.txt, as counterexamples/ is laid out; folders are made where they
 * are not there. Returns the files' paths.
 */
export function save(folder: string, counterexamples: readonly Counterexample[]): string[] {
  try {
    return counterexamples.map(counterexample => {
      const path = join(folder, counterexample.design, `${counterexample.property}.txt`);
      makeFolder(dirname(path));
      writeFileAtomic.sync(path, printCounterexample(counterexample));
      return path;
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`counterexamples cannot be saved in "${printable(folder)}": ${printable(why, 200)}`);
  }
}
