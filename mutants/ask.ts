import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Question } from './child.js';
import type { Copy } from './copy.js';

/** A process that has said nothing for so long will not. */
const patienceMs = 10 * 60 * 1000;

/** Processes under way. */
const children = new Set<ChildProcess>();

/** Ends every process under way. */
export const endAll = (): void => {
  for (const child of children) child.kill('SIGKILL');
};

/**
 * Asks the code of a copy, in a process of its own: modules that were loaded stay as they are, and machine code that was
 * made for one model is slow on the next. Rejects where the process dies or takes too long, with what it complained of.
 */
export function ask<Answer>(copy: Copy, question: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(copy.folder, 'mutants/child.js')], { timeout: patienceMs });
    children.add(child);
    let answer = '';
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (status, signal) => {
      children.delete(child);
      if (status === 0) resolve(JSON.parse(answer) as Answer);
      else reject(new Error(`${signal ?? `exit status ${status}`}: ${lastLineOf(complaint)}`));
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(question));
  });
}

const lastLineOf = (complaint: string): string =>
  complaint
    .split('\n')
    .filter(line => /error/i.test(line))
    .at(0) ?? complaint.trim();
