import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root, sourcesIn } from './sources.js';
import { transpile } from './transpile.js';

/** The rooms that a search needs, and this one, whose child.ts asks for it. */
const rooms = ['checker', 'model', 'designs', 'properties', 'mutants'];

/** A folder outside the repository with the JavaScript of all that a search needs. Files of it can be changed and put back. */
export interface Copy {
  readonly folder: string;
  /** Writes other JavaScript for a source file; the one that was changed before is as it should be again. */
  change(path: string, code: string): void;
  restore(): void;
}

/** Makes copies under one folder, which `remove` takes away. */
export function createCopies(count: number): { readonly copies: readonly Copy[]; remove(): void } {
  const parent = mkdtempSync(join(tmpdir(), 'nspin-mutants-'));
  const files = rooms.flatMap(sourcesIn).map(({ path, text }) => ({ path, code: transpile(text) }));
  const copies = Array.from({ length: count }, (_, i) => createCopy(join(parent, String(i)), files));
  return { copies, remove: () => rmSync(parent, { recursive: true, force: true }) };
}

interface CodeFile {
  readonly path: string;
  readonly code: string;
}

function createCopy(folder: string, files: readonly CodeFile[]): Copy {
  const write = (path: string, code: string): void => {
    const target = join(folder, path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  };
  for (const { path, code } of files) write(path, code);
  write('package.json', JSON.stringify({ type: 'module' }));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  let changed: string | undefined;
  const restore = (): void => {
    const file = files.find(({ path }) => path === changed);
    if (file !== undefined) write(file.path, file.code);
    changed = undefined;
  };
  return {
    folder,
    change(path, code) {
      restore();
      write(path, code);
      changed = path;
    },
    restore,
  };
}
