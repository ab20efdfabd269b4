import { Worker } from 'node:worker_threads';
import type { Model } from '../model.js';
import type { Property } from '../property.js';
import type { Failure } from './failure.js';
import type { Call, Crew } from './limits.js';

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
export interface Enlisted extends Call {
  readonly source: Source;
}

/**
 * `size` more threads of this process, for a search that wants them. The source must make the very model that is searched. That one has
 * exited, or used up its heap, is noticed when the caller of the search lets go of its own thread between two reports.
 */
export const crewOf = (size: number, source: Source): Crew => ({
  size,
  start(call, lost) {
    const worker = started({ ...call, source });
    worker.unref();
    worker.on('error', error => lost(failureBy(error)));
    worker.on('exit', () => lost('ended'));
  },
});

const failureBy = (error: unknown): Failure =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'memory'
    : 'thrown';

/** From source, which Node cannot read itself, a thread has to be taught to first. */
function started(workerData: Enlisted): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./worker.js', import.meta.url), { workerData });
  const entry = JSON.stringify(new URL('./worker.ts', import.meta.url).href);
  const script = `import('tsx/esm/api').then(tsx => { tsx.register(); return import(${entry}); });`;
  return new Worker(script, { eval: true, workerData });
}
