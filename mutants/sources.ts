import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Source, sourceOf } from './source.js';

/** The root of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The TypeScript files of a room, in the order of their names. */
export const sourcesIn = (room: string): Source[] =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .sort()
    .map(name => sourceIn(`${room}/${name}`));

export const sourceIn = (path: string): Source => sourceOf(path, readFileSync(join(root, path), 'utf8'));

/** Files that say how large the world is and how it is put together, not what a kernel does. */
const machinery = [
  'actions',
  'alternative',
  'design',
  'kernel-action',
  'model',
  'moot',
  'mount-options',
  'rules',
  'scope',
  'scopes',
  'silent',
  'state',
  'world',
];

/** Files that say what a state is judged by: a part of the promises that is only kept beside the state. */
const yardsticks = ['holders', 'leftovers', 'use'];

/** What is mutated: what kernels do, and what designs decide. */
export const mutatedSources = (): Source[] => [
  ...sourcesIn('model').filter(({ path }) => !isLeftOut(path)),
  ...sourcesIn('designs'),
];

const isLeftOut = (path: string): boolean =>
  [...machinery, ...yardsticks].some(name => path === `model/${name}.ts`);
