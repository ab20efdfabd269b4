import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { layOut } from '../checker/packing/layout.js';
import type { Snapshot } from '../checker/search/snapshot.js';
import type { NfsModel } from '../model/model.js';
import type { NfsProperty } from '../properties/nfs-property.js';
import { printable } from '../report/printable.js';
import { readCheckpoint, type Subject, writeCheckpoint } from './checkpoint-file.js';
import { UsageError } from './usage-error.js';
import { tool } from './version.js';

/** How options say that searches are to be kept and taken up. */
export interface CheckpointOptions {
  /** Folder in which searches are kept. */
  readonly checkpoint?: string;
  /** Folder from which they are taken up. */
  readonly resume?: string;
}

/** Where a search that was interrupted is kept if no folder was named, and how long it must have taken. */
const defaultFolder = 'nspin-checkpoints';
const worthKeepingMs = 10_000;

/** How often a search is kept while it goes on, where a folder was named. */
const keepEveryMs = 300_000;

/** The checkpoints of one search. */
export interface Checkpoints {
  /** The search to go on with, if it is to be taken up. */
  readonly resumed: Snapshot | undefined;
  /** Whether it is time to keep the search as it stands. */
  readonly isDue: boolean;
  /** Keeps it, and returns the file's path. */
  keep(snapshot: Snapshot): string;
  /** The same at the end of a run, if that is wanted or worth it; else undefined. */
  keepAtEnd(snapshot: Snapshot, isInterrupted: boolean): string | undefined;
}

export function checkpointsOf(
  model: NfsModel,
  properties: readonly NfsProperty[],
  symmetry: boolean,
  { checkpoint, resume }: CheckpointOptions,
): Checkpoints {
  const subject = subjectOf(model, properties, symmetry);
  const pathIn = (folder: string): string => pathOf(folder, model);
  const started = performance.now();
  let kept = started;
  const keep = (snapshot: Snapshot, folder: string): string => {
    writeCheckpoint(pathIn(folder), subject, snapshot);
    kept = performance.now();
    return pathIn(folder);
  };
  return {
    resumed:
      resume === undefined || !existsSync(pathIn(resume))
        ? undefined
        : readCheckpoint(pathIn(resume), subject),
    get isDue() {
      return checkpoint !== undefined && performance.now() - kept > keepEveryMs;
    },
    keep: snapshot => keep(snapshot, checkpoint ?? defaultFolder),
    keepAtEnd(snapshot, isInterrupted) {
      if (checkpoint !== undefined) return keep(snapshot, checkpoint);
      const isWorthKeeping = isInterrupted && performance.now() - started > worthKeepingMs;
      return isWorthKeeping ? keep(snapshot, defaultFolder) : undefined;
    },
  };
}

/** All that must be the same for a search to go on. */
function subjectOf(model: NfsModel, properties: readonly NfsProperty[], symmetry: boolean): Subject {
  const layout = layOut(model.schema);
  const about = {
    tool: tool(),
    fields: layout.fields.map(({ path, schema, word, shift, bits }) => [path, schema, word, shift, bits]),
    actions: model.actions.map(({ name, args }) => [name, args]),
    decisions: model.design.decisions,
    scope: model.world.scope,
    properties: properties.map(({ name }) => name),
    symmetry,
  };
  const identity = createHash('sha256').update(JSON.stringify(about)).digest('hex');
  return { model: model.name, identity, words: layout.words };
}

const pathOf = (folder: string, { name }: NfsModel): string => join(folder, `${name}.checkpoint`);

/** Complains, before anything is searched, where there is nothing to take up. Slices that are not there begin anew. */
export function checkResume(models: readonly NfsModel[], { resume }: CheckpointOptions): void {
  if (resume === undefined || models.some(model => existsSync(pathOf(resume, model)))) return;
  const there = existsSync(resume) ? readdirSync(resume).filter(name => name.endsWith('.checkpoint')) : [];
  const names = models.map(model => `${model.name}.checkpoint`).join(' or ');
  const instead = there.length === 0 ? 'there is none' : `there are ${there.slice(0, 5).join(', ')}`;
  throw new UsageError(
    `the folder "${printable(resume)}" has no ${names} to go on with; ${printable(instead, 300)}; --checkpoint makes them`,
  );
}
