import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { layOut } from '../checker/packing/layout.js';
import type { Snapshot } from '../checker/search/snapshot.js';
import type { NfsModel } from '../model/model.js';
import { readCheckpoint, type Subject, writeCheckpoint } from './checkpoint-file.js';
import type { Asked } from './searches.js';
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

/**
 * The checkpoints of one search. One that cannot be written is complained of on stderr, and the search goes on: what it finds
 * out is worth more.
 */
export interface Checkpoints {
  /** The search to go on with, if it is to be taken up. */
  readonly resumed: Snapshot | undefined;
  /** Whether it is time to keep the search as it stands. */
  readonly isDue: boolean;
  keepNow(snapshot: Snapshot): void;
  /** Keeps the search at the end of a run, if that is wanted or worth it, and says where. */
  keepAtEnd(snapshot: Snapshot, isInterrupted: boolean, canGoOn: boolean): void;
}

export function checkpointsOf(
  model: NfsModel,
  asked: Asked,
  { checkpoint, resume }: CheckpointOptions,
): Checkpoints {
  const subject = subjectOf(model, asked);
  const started = performance.now();
  let kept = started;
  const keep = (snapshot: Snapshot, folder: string): string | undefined => {
    const path = checkpointPath(folder, model, asked);
    kept = performance.now();
    try {
      writeCheckpoint(path, subject, snapshot);
      return path;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      process.stderr.write(`nspin: ${error.message}\n`);
      return undefined;
    }
  };
  return {
    resumed: resume === undefined ? undefined : resumedFrom(resume, model, asked),
    get isDue() {
      return checkpoint !== undefined && performance.now() - kept > keepEveryMs;
    },
    keepNow: snapshot => void keep(snapshot, checkpoint ?? defaultFolder),
    keepAtEnd(snapshot, isInterrupted, canGoOn) {
      const isWorthKeeping = isInterrupted && performance.now() - started > worthKeepingMs;
      if (checkpoint === undefined && !isWorthKeeping) return;
      const path = keep(snapshot, checkpoint ?? defaultFolder);
      if (path !== undefined) tell(path, canGoOn);
    },
  };
}

/** The search that is kept in a folder; undefined where it is not, and begins anew. */
export function resumedFrom(folder: string, model: NfsModel, asked: Asked): Snapshot | undefined {
  const path = checkpointPath(folder, model, asked);
  return existsSync(path) ? readCheckpoint(path, subjectOf(model, asked)) : undefined;
}

/** A model may have two searches, one of which leaves no states out: each has its own file. */
export const checkpointPath = (folder: string, { name }: NfsModel, { symmetry }: Asked): string =>
  join(folder, `${name}${symmetry ? '' : '.all-states'}.checkpoint`);

/** All that must be the same for a search to go on. */
function subjectOf(model: NfsModel, { properties, symmetry }: Asked): Subject {
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

const tell = (path: string, canGoOn: boolean): void => {
  const how = canGoOn ? `; the same command with --resume ${dirname(path)} goes on from there` : '';
  process.stderr.write(`nspin: the search is kept in ${path}${how}\n`);
};
