import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Snapshot } from '../checker/search/snapshot.js';
import { printable } from '../report/printable.js';
import { UsageError } from './usage-error.js';

/** A file that holds a search at rest: a line that says so, a line of JSON, the packed states, and a digest of it all. */
const firstLine = 'nspin checkpoint, format 1\n';
const digestBytes = 32;
/** Bytes that are written at a time. */
const portion = 2 ** 26;

const header = z.object({
  model: z.string(),
  /** What the search is of: see `identityOf`. A search of anything else cannot go on from here. */
  identity: z.string(),
  words: z.int().min(1),
  count: z.int().min(1),
  levels: z.array(z.int().min(0)).min(1),
  position: z.int().min(0),
  levelEnd: z.int().min(0),
  hits: z.array(z.tuple([z.string(), z.int().min(0)])),
  witnessed: z.array(z.string()),
  taken: z.array(z.number()),
  takenBefore: z.array(z.number()),
});

/** What a checkpoint is of. */
export interface Subject {
  readonly model: string;
  readonly identity: string;
  /** Length of a packed state. */
  readonly words: number;
}

/** Writes a checkpoint whole, then gives it its name: there never is half a one. Throws a UsageError where it cannot. */
export function writeCheckpoint(path: string, subject: Subject, { states, ...rest }: Snapshot): void {
  const temporary = `${path}.${process.pid}.part`;
  const hash = createHash('sha256');
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(temporary, 'w');
    try {
      const put = (bytes: Uint8Array): void => {
        hash.update(bytes);
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at);
      };
      const count = states.length / subject.words;
      put(Buffer.from(`${firstLine}${JSON.stringify({ ...subject, count, ...rest })}\n`));
      const bytes = new Uint8Array(states.buffer, states.byteOffset, states.byteLength);
      for (let at = 0; at < bytes.length; at += portion) put(bytes.slice(at, at + portion));
      writeSync(file, hash.digest());
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UsageError(`the search cannot be kept in "${printable(path)}": ${why(error)}`);
  }
}

/** Reads a checkpoint. Throws a UsageError where there is none, or it is damaged, or of something else. */
export function readCheckpoint(path: string, subject: Subject): Snapshot {
  const refuse = (what: string): never => {
    throw new UsageError(`"${printable(path)}" ${what}`);
  };
  const bytes = bytesIn(path);
  if (bytes.subarray(0, firstLine.length).toString('latin1') !== firstLine)
    return refuse('is no checkpoint of nspin, whose first line is "nspin checkpoint, format 1"');
  const headerEnd = bytes.indexOf('\n', firstLine.length);
  const end = bytes.length - digestBytes;
  const digest = createHash('sha256')
    .update(bytes.subarray(0, Math.max(0, end)))
    .digest();
  if (headerEnd === -1 || end < headerEnd || !digest.equals(bytes.subarray(end)))
    return refuse('is damaged: its digest is not that of what it holds');
  const parsed = header.safeParse(JSON.parse(bytes.subarray(firstLine.length, headerEnd).toString()));
  if (!parsed.success)
    return refuse(`has a header that is none: ${printable(z.prettifyError(parsed.error), 300)}`);
  const { model, identity, words, count, ...rest } = parsed.data;
  if (identity !== subject.identity)
    return refuse(
      `is of ${printable(model)} as another version of nspin has it, or with other properties or options; this check is of ${subject.model}`,
    );
  if (end - headerEnd - 1 !== 4 * words * count) return refuse('does not hold as many states as it says');
  const states = new Int32Array(words * count);
  new Uint8Array(states.buffer).set(bytes.subarray(headerEnd + 1, end));
  return { ...rest, states };
}

function bytesIn(path: string): Buffer {
  try {
    statSync(path);
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`the search cannot be taken up from "${printable(path)}": ${why(error)}`);
  }
}

const why = (error: unknown): string =>
  printable(error instanceof Error ? error.message : String(error), 200);
