import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc, test } from '@fast-check/vitest';
import { afterAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../checker/search/snapshot.js';
import { readCheckpoint, writeCheckpoint } from '../../cli/checkpoint-file.js';
import { UsageError } from '../../cli/usage-error.js';

const subject = { model: 'design@scope', identity: 'a'.repeat(64), words: 3 };
const snapshot: Snapshot = {
  levels: [0, 1],
  position: 2,
  levelEnd: 4,
  states: Int32Array.from({ length: 5 * 3 }, (_, i) => 7 ** i),
  hits: [['it-breaks', 1]],
  witnessed: ['it-holds'],
  taken: [3, 0, 1],
  takenBefore: [1, 0, 0],
};

const folder = mkdtempSync(join(tmpdir(), 'nspin-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'one', 'design@scope.checkpoint');
writeCheckpoint(path, subject, snapshot);
const whole = readFileSync(path);
const headEnd = whole.indexOf('\n', whole.indexOf('\n') + 1) + 1;

/** What is said of a file with these bytes. */
function complaintOf(bytes: Uint8Array): string {
  const damaged = join(folder, 'damaged');
  writeFileSync(damaged, bytes);
  try {
    readCheckpoint(damaged, subject);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
  return 'nothing';
}

/** The same checkpoint with another header, and a digest that is right. */
function withHeader(header: string): Buffer {
  const first = whole.subarray(0, whole.indexOf('\n') + 1);
  const bytes = Buffer.concat([first, Buffer.from(`${header}\n`), whole.subarray(headEnd, -32)]);
  return Buffer.concat([bytes, createHash('sha256').update(bytes).digest()]);
}
const header = whole.toString('utf8', whole.indexOf('\n') + 1, headEnd - 1);

describe('a checkpoint', () => {
  it('reads as it was written', () => {
    expect(readCheckpoint(path, subject)).toEqual(snapshot);
  });

  it('may be of a part of a memory that threads share', () => {
    const memory = new Int32Array(new SharedArrayBuffer(4 * 40));
    memory.set(snapshot.states, 20);
    const shared = join(folder, 'shared');
    writeCheckpoint(shared, subject, { ...snapshot, states: memory.subarray(20, 35) });
    expect(readFileSync(shared)).toEqual(whole);
  });

  test.prop([fc.nat(whole.length - 1), fc.nat(7)], { numRuns: 40 })(
    'is refused with any bit flipped',
    (at, bit) => {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] as number) ^ (1 << bit);
      expect(complaintOf(bytes)).toMatch(at < whole.indexOf('\n') + 1 ? /is no checkpoint/ : /is damaged/);
    },
  );

  test.prop([fc.nat(whole.length - 1)], { numRuns: 40 })('is refused when it is cut short', length => {
    expect(complaintOf(whole.subarray(0, length))).toMatch(/is no checkpoint of nspin|is damaged/);
  });

  test.prop([fc.uint8Array({ minLength: 1, maxLength: 9 })], { numRuns: 20 })(
    'is refused with more behind it',
    more => {
      expect(complaintOf(Buffer.concat([whole, more]))).toMatch(/is damaged/);
    },
  );

  it.each<[string, Buffer, RegExp]>([
    ['one that is empty', Buffer.of(), /is no checkpoint of nspin, whose first line is "nspin checkpoint/],
    ['a text', Buffer.from('Promise: none.\n'), /is no checkpoint of nspin/],
    ['a first line and nothing else', whole.subarray(0, whole.indexOf('\n') + 1), /is damaged/],
    ['one of another format', Buffer.from('nspin checkpoint, format 2\n{}\n'), /is no checkpoint of nspin/],
    ['one of something else', withHeader(header.replace('aaaa', 'bbbb')), /another version of nspin/],
    ['one that says other counts', withHeader(header.replace('"count":5', '"count":4')), /as many states/],
    ['one whose header is no JSON', withHeader('{'), /has a header that is none/],
    ['one whose header lacks something', withHeader(header.replace('position', 'place')), /that is none/],
  ])('is refused in one sentence: %s', (_, bytes, message) => {
    const complaint = complaintOf(bytes);
    expect(complaint).toMatch(message);
    expect(complaint).toMatch(/^"[^"]*damaged" [\x20-\x7e]+$/);
  });

  it.each<[string, string, RegExp]>([
    ['a folder', folder, /cannot be taken up from.*EISDIR/],
    ['nothing', join(folder, 'nothing'), /cannot be taken up from.*ENOENT/],
  ])('is not %s', (_, place, message) => {
    expect(() => readCheckpoint(place, subject)).toThrow(message);
  });
});

describe('a checkpoint that cannot be written', () => {
  /** It is on the disk in part when this fails. */
  const failing = {
    ...snapshot,
    states: new Proxy(snapshot.states, {
      get(states, key) {
        if (key === 'byteOffset') throw new Error('no space left');
        return Reflect.get(states, key, states);
      },
    }),
  };

  it('leaves the one before as it was, and nothing else', () => {
    expect(() => writeCheckpoint(path, subject, failing)).toThrow(/cannot be kept in ".*": no space left/);
    expect(readFileSync(path)).toEqual(whole);
    expect(readdirSync(join(folder, 'one'))).toEqual(['design@scope.checkpoint']);
  });

  it.each<[string, string]>([
    ['below a file', join(path, 'below', 'it')],
    ['where a folder has its name', join(folder, 'taken')],
  ])('is the fault of who gave the place: %s', (_, place) => {
    mkdirSync(join(folder, 'taken', 'in'), { recursive: true });
    expect(() => writeCheckpoint(place, subject, snapshot)).toThrow(UsageError);
    expect(readdirSync(folder).filter(name => name.endsWith('.part'))).toEqual([]);
  });
});
