import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root, sourcesIn } from './sources.js';
import { transpile } from './transpile.js';

/** The rooms that are copied anew for each mutant: what is changed, what stands on it, and this one, which asks it. */
const rooms = ['model', 'designs', 'properties', 'mutants'];

/** The JavaScript of a source file. */
export interface CodeFile {
  /** From the root of the repository: `model/net.ts`. */
  readonly path: string;
  readonly code: string;
}

/** Folders outside the repository with the JavaScript of all that a search needs. */
export interface Copies {
  /** Unchanged. */
  readonly original: string;
  /** A folder in which some files are others. Nobody has loaded its modules before; the checker is that of all folders. */
  make(changed: readonly CodeFile[]): string;
  remove(folder: string): void;
  removeAll(): void;
}

export function createCopies(): Copies {
  const parent = mkdtempSync(join(tmpdir(), 'nspin-mutants-'));
  const checker = join(parent, 'checker');
  const originals = rooms.flatMap(codeIn);
  for (const { path, code } of codeIn('checker')) write(parent, path, code);
  write(parent, 'package.json', JSON.stringify({ type: 'module' }));
  symlinkSync(join(root, 'node_modules'), join(parent, 'node_modules'));
  let made = 0;
  const make = (changed: readonly CodeFile[]): string => {
    made += 1;
    const folder = join(parent, String(made));
    for (const { path, code } of [...originals, ...changed]) write(folder, path, code);
    symlinkSync(checker, join(folder, 'checker'));
    return folder;
  };
  return {
    original: make([]),
    make,
    remove: folder => rmSync(folder, { recursive: true, force: true }),
    removeAll: () => rmSync(parent, { recursive: true, force: true }),
  };
}

const codeIn = (room: string): CodeFile[] =>
  sourcesIn(room).map(({ path, text }) => ({ path, code: transpile(text) }));

function write(folder: string, path: string, code: string): void {
  const target = join(folder, path.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code);
}
