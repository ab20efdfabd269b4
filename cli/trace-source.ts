import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Counterexample } from '../report/counterexample.js';
import { parseCounterexample } from '../report/parse-counterexample.js';
import { printable } from '../report/printable.js';
import { parseTraceString, type TraceString } from '../report/trace-string.js';
import { UsageError } from './usage-error.js';

/** A trace that was handed in, with what it says of itself. */
export type TraceSource =
  | ({ readonly kind: 'string' } & TraceString)
  | ({ readonly kind: 'file' } & Counterexample);

/** No counterexample that a person reads is as long as this. */
const fileBytesMax = 1_000_000;

/** Reads a trace from a file where there is one of this name, otherwise from the text itself. */
export function traceFrom(fileOrText: string): TraceSource {
  if (existsSync(fileOrText)) return fromFile(fileOrText);
  if (!fileOrText.includes('(') && !fileOrText.includes(':')) {
    throw new UsageError(
      `there is no file "${printable(fileOrText)}", and a trace would be 'design@scope property: step; step'`,
    );
  }
  const trace = parseTraceString(fileOrText);
  if (typeof trace === 'string') throw new UsageError(trace);
  if (trace.steps.length === 0 && trace.loop === undefined)
    throw new UsageError('the trace has no steps; a step is "ACTOR action(arguments)"');
  return { kind: 'string', ...trace };
}

function fromFile(path: string): TraceSource {
  const parsed = parseCounterexample(textOf(path));
  if (parsed.kind === 'refused') throw new UsageError(`${printable(path)}, ${parsed.sentence}`);
  return { kind: 'file', ...parsed.counterexample };
}

function textOf(path: string): string {
  const name = printable(path);
  const found = statSync(path);
  if (!found.isFile()) throw new UsageError(`"${name}" is not a file; a counterexample file was expected`);
  if (found.size > fileBytesMax) {
    throw new UsageError(`"${name}" has ${found.size} bytes; a counterexample has at most ${fileBytesMax}`);
  }
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(
      `"${name}" cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
