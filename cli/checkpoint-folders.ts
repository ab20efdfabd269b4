import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { NfsModel } from '../model/model.js';
import type { NfsProperty } from '../properties/nfs-property.js';
import { printable } from '../report/printable.js';
import type { CheckOptions, Engine } from './check-options.js';
import { checkpointPath, resumedFrom } from './checkpoints.js';
import { makeFolder } from './make-folder.js';
import { searchesFor } from './searches.js';
import { UsageError } from './usage-error.js';

/**
 * Complains, before anything is searched, of folders in which nothing can be kept, or from which nothing, or not all that is there,
 * can be taken up: hours later would be late. Searches that are not there begin anew.
 */
export function checkFolders(
  engine: Engine,
  models: readonly NfsModel[],
  properties: readonly NfsProperty[],
  { checkpoint, resume, symmetry }: CheckOptions,
): void {
  if (engine === 'walk' && (checkpoint ?? resume) !== undefined)
    throw new UsageError(
      'random walks are not kept: --checkpoint and --resume are for the exhaustive engine',
    );
  if (checkpoint !== undefined) makeWritable(checkpoint);
  if (resume === undefined) return;
  const asked = searchesFor(properties, symmetry);
  const searches = models.flatMap(model => asked.map(one => [model, one] as const));
  const found = searches.filter(([model, one]) => resumedFrom(resume, model, one) !== undefined);
  if (found.length > 0) return;
  const names = searches.map(([model, one]) => basename(checkpointPath(resume, model, one))).join(' or ');
  throw new UsageError(
    `the folder "${printable(resume)}" has no ${names} to go on with; ${whatIsThere(resume)}; --checkpoint makes them`,
  );
}

function whatIsThere(folder: string): string {
  if (!existsSync(folder)) return 'it does not exist';
  if (!statSync(folder).isDirectory()) return 'it is a file';
  const there = readdirSync(folder).filter(name => name.endsWith('.checkpoint'));
  return there.length === 0 ? 'there is none' : printable(`there are ${there.slice(0, 5).join(', ')}`, 300);
}

function makeWritable(folder: string): void {
  try {
    makeFolder(folder);
    if (!statSync(folder).isDirectory()) throw new Error('it is a file');
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`searches cannot be kept in "${printable(folder)}": ${printable(why, 200)}`);
  }
}
