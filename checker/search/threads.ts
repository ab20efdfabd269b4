import { Worker } from 'node:worker_threads';
import type { Model } from '../model.js';
import type { Property } from '../property.js';
import type { Crew } from './limits.js';

/** What is searched, as a thread gets to know it: functions cannot be sent, so it calls one that makes them. */
export interface Source {
  /** URL of a module. */
  readonly module: string;
  /** What it exports: a function that returns a `Problem`. */
  readonly name: string;
  /** What the function is called with: plain data. */
  readonly args: readonly unknown[];
}

/** A model with the properties that are asked of it. */
export interface Problem {
  readonly model: Model<unknown, unknown>;
  readonly properties: readonly Property<unknown, unknown>[];
}

/** What a thread is told when it is started. */
export interface Enlisted {
  readonly source: Source;
  readonly memory: WebAssembly.Memory;
  readonly thread: number;
  /** Whether the search keeps one state of all that are told apart by names only. */
  readonly symmetry: boolean;
  /** Whether it leaves steps out that need not be taken. */
  readonly reduce: boolean;
}

/** `size` more threads of this process, for a search that wants them. The source must make the very model that is searched. */
export const crewOf = (size: number, source: Source): Crew => ({
  size,
  start(thread, memory, symmetry, reduce) {
    const enlisted: Enlisted = { source, memory, thread, symmetry, reduce };
    const worker = started(enlisted);
    worker.unref();
    // A thread that fails has said so where the leader looks; one that cannot even start is never waited for.
    worker.on('error', () => undefined);
  },
});

/** From source, which Node cannot read itself, a thread has to be taught to first. */
function started(workerData: Enlisted): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./worker.js', import.meta.url), { workerData });
  const entry = JSON.stringify(new URL('./worker.ts', import.meta.url).href);
  const script = `import('tsx/esm/api').then(tsx => { tsx.register(); return import(${entry}); });`;
  return new Worker(script, { eval: true, workerData });
}
