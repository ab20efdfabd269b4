import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The rooms, in the order in which the data flows, and whom each may import. */
const mayImport: { readonly [room: string]: readonly string[] } = {
  checker: [],
  model: ['checker'],
  designs: ['model'],
  properties: ['model', 'checker'],
  report: ['checker', 'model', 'properties', 'designs'],
  cli: ['checker', 'model', 'designs', 'properties', 'report'],
  bench: ['checker', 'model', 'designs', 'properties', 'report', 'tests'],
  mutants: ['checker', 'model', 'designs', 'properties', 'report', 'tests'],
  tests: ['checker', 'model', 'designs', 'properties', 'report', 'cli', 'bench', 'mutants'],
};
const libraries: { readonly [room: string]: readonly string[] } = {
  checker: ['fast-check'],
  model: ['ts-pattern'],
  designs: [],
  properties: [],
  report: ['ts-pattern', 'zod'],
};
/** Those that start threads. Who imports them needs Node; so only the door does, and they each other. */
const threads = ['checker/search/threads.ts', 'checker/search/worker.ts'];
/** What is run rather than imported. */
const entries = [
  'checker/search/worker.ts',
  'cli/main.ts',
  'bench/main.ts',
  'bench/peers/main.ts',
  'mutants/main.ts',
  'mutants/child.ts',
];
/** Rooms that meet the outside world: they may use node:, read the clock and print. */
const doors = ['cli', 'mutants'];
const linesMax = 400;

interface SourceFile {
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const files: readonly SourceFile[] = Object.keys(mayImport).flatMap(room =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => sourceFile(room, join(room, name))),
);
const byPath = new Map(files.map(file => [file.path, file]));
const inner = files.filter(file => file.room !== 'tests' && file.room !== 'bench');

function sourceFile(room: string, path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  const imports = [...text.matchAll(/^(?:import|export)\b[^;'"]*?from '([^']+)'|^import '([^']+)'/gm)].map(
    match => match[1] ?? match[2] ?? '',
  );
  return { path, room, text, imports };
}

const ours = ({ path, imports }: SourceFile): string[] =>
  imports
    .filter(name => name.startsWith('.'))
    .map(name => normalize(join(dirname(path), name)).replace(/\.js$/, '.ts'));

describe('the rooms', () => {
  test('are all there', () => {
    for (const room of Object.keys(mayImport))
      expect(
        files.some(file => file.room === room),
        room,
      ).toBe(true);
  });

  test.each(files)('$path imports only what its room may', file => {
    for (const imported of ours(file)) {
      const room = imported.split('/')[0] ?? '';
      expect([file.room, ...(mayImport[file.room] ?? [])], imported).toContain(room);
      expect(byPath.has(imported), `${imported} is a file`).toBe(true);
    }
  });

  test.each(inner)('$path uses only the libraries of its room, and node: only at the door', file => {
    const outside = file.imports.filter(name => !name.startsWith('.'));
    if (doors.includes(file.room)) return;
    const isThreads = threads.includes(file.path);
    if (!isThreads) expect(ours(file).filter(path => threads.includes(path))).toEqual([]);
    const may = isThreads ? ['node:worker_threads'] : (libraries[file.room] ?? []);
    expect(outside.filter(name => !may.includes(name))).toEqual([]);
  });

  test('have no circle of imports', () => {
    const done = new Set<string>();
    const visit = (path: string, above: readonly string[]): void => {
      expect(above, [...above, path].join(' -> ')).not.toContain(path);
      if (done.has(path)) return;
      for (const imported of ours(byPath.get(path) as SourceFile)) visit(imported, [...above, path]);
      done.add(path);
    };
    for (const file of files) visit(file.path, []);
  });

  test('have no file that nobody imports', () => {
    const imported = new Set(files.flatMap(ours));
    const alone = inner
      .map(file => file.path)
      .filter(path => !imported.has(path) && !entries.includes(path) && !path.endsWith('.d.ts'));
    expect(alone).toEqual([]);
  });
});

describe('every file', () => {
  test.each(inner)(
    '$path reads no clock, draws no random number and prints nothing, but at the door',
    file => {
      if (doors.includes(file.room)) return;
      expect(file.text).not.toMatch(/\b(Date\.now|performance\.|Math\.random|console\.|process\.)/);
    },
  );

  test.each(files)('$path is not too long', file => {
    expect(file.text.split('\n').length).toBeLessThan(linesMax);
  });

  test('is short, mostly', () => {
    const lengths = inner.map(file => file.text.split('\n').length).sort((a, b) => a - b);
    expect(lengths[lengths.length >> 1]).toBeLessThan(120);
  });

  test('has a name of its own, not one of a drawer', () => {
    const drawers = files.filter(({ path }) =>
      /(^|\/)(utils?|helpers|common|types|index|misc)\.ts$/.test(path),
    );
    expect(drawers.map(file => file.path)).toEqual([]);
  });

  test.each(inner)('$path works around the types nowhere', file => {
    expect(file.text).not.toMatch(/\bany\b(?=[\],;)>|]| =)|@ts-|eslint-disable|biome-ignore/);
  });
});

test('the checker knows no NFS', () => {
  for (const file of files.filter(({ room }) => room === 'checker')) {
    expect(file.text, file.path).not.toMatch(/nfs|netns|xprt|mount|lockd|rpc|kernel/i);
  }
});
