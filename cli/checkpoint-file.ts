import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Snapshot } from '../checker/search/snapshot.js';
import { printable } from '../report/printable.js';
import { makeFolder } from './make-folder.js';
import { UsageError } from './usage-error.js';

/** A file that holds a search at rest: a line that says so, a line of JSON, the packed states, and a digest of it all. */
const firstLine = 'nspin checkpoint, format 1\n';
const digestBytes = 32;
/** Bytes that are read or written at a time. */
const portion = 2 ** 26;
/** The two lines at the beginning are some kilobytes. */
const headBytesMax = 2 ** 24;

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
    makeFolder(dirname(path));
    const file = openSync(temporary, 'w');
    try {
      const put = (bytes: Uint8Array): void => {
        hash.update(bytes);
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at);
      };
      const count = states.length / subject.words;
      put(Buffer.from(`${firstLine}${JSON.stringify({ ...subject, count, ...rest })}\n`));
      const bytes = new Uint8Array(states.buffer, states.byteOffset, states.byteLength);
      // Copies, since neither the digest nor a file takes shared memory.
      inPortions(bytes, shared => put(shared.slice()));
      writeSync(file, hash.digest());
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary);
    throw new UsageError(`the search cannot be kept in "${printable(path)}": ${why(error)}`);
  }
}

/** Reads a checkpoint. Throws a UsageError where there is none, or it is damaged, or of something else. */
export function readCheckpoint(path: string, subject: Subject): Snapshot {
  const refuse = (what: string): never => {
    throw new UsageError(`"${printable(path)}" ${what}`);
  };
  const { head, states, digest } = partsOf(path, refuse);
  const hash = createHash('sha256').update(head);
  inPortions(new Uint8Array(states.buffer), bytes => void hash.update(bytes));
  if (!hash.digest().equals(digest)) return refuse(damaged);
  const parsed = headerIn(head.toString('utf8', firstLine.length));
  if (!parsed.success)
    return refuse(`has a header that is none: ${printable(z.prettifyError(parsed.error), 300)}`);
  const { model, identity, words, count, ...rest } = parsed.data;
  if (identity !== subject.identity)
    return refuse(
      `is of ${printable(model)} as another version of nspin has it, or with other properties or options; this check is of ${subject.model}`,
    );
  if (states.length !== words * count) return refuse('does not hold as many states as it says');
  return { ...rest, states };
}

const damaged = 'is damaged: its digest is not that of what it holds';

/** The two lines at the beginning of a checkpoint, as bytes; the packed states; and the digest of it all. */
interface Parts {
  readonly head: Buffer;
  readonly states: Int32Array;
  readonly digest: Buffer;
}

/** Reads a file of any length: Node reads none in one piece that has 2 GiB. */
function partsOf(path: string, refuse: (what: string) => never): Parts {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const start = bytesAt(file, 0, Math.min(size, headBytesMax));
      if (start.toString('latin1', 0, firstLine.length) !== firstLine)
        return refuse(`is no checkpoint of nspin, whose first line is "${firstLine.trimEnd()}"`);
      const statesAt = start.indexOf('\n', firstLine.length) + 1;
      const statesBytes = size - digestBytes - statesAt;
      if (statesAt === 0 || statesBytes < 0 || statesBytes % 4 !== 0) return refuse(damaged);
      const states = new Int32Array(statesBytes / 4);
      let at = statesAt;
      inPortions(new Uint8Array(states.buffer), bytes => {
        bytes.set(bytesAt(file, at, bytes.length));
        at += bytes.length;
      });
      return { head: start.subarray(0, statesAt), states, digest: bytesAt(file, at, digestBytes) };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`the search cannot be taken up from "${printable(path)}": ${why(error)}`);
  }
}

/** So many bytes of a file, from a position on; fewer where it ends. */
function bytesAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let read = 0;
  for (let more = -1; more !== 0 && read < length; read += more)
    more = readSync(file, bytes, read, length - read, position + read);
  return bytes.subarray(0, read);
}

function inPortions(bytes: Uint8Array, act: (portion: Uint8Array) => void): void {
  for (let at = 0; at < bytes.length; at += portion) act(bytes.subarray(at, at + portion));
}

const headerIn = (text: string): z.ZodSafeParseResult<z.infer<typeof header>> => {
  try {
    return header.safeParse(JSON.parse(text));
  } catch {
    return header.safeParse(undefined);
  }
};

const why = (error: unknown): string =>
  printable(error instanceof Error ? error.message : String(error), 200);
