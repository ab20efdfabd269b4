import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Answer, Question } from './answer.js';

/** One line of standard input: what to ask, and the folder with the code to ask it of. */
export interface Task {
  readonly folder: string;
  readonly question: Question;
}

/** One line of standard output for each. */
export type Reply = { readonly answer: Answer } | { readonly error: string };

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await replyTo(JSON.parse(line) as Task))}\n`);
}

async function replyTo({ folder, question }: Task): Promise<Reply> {
  try {
    const code = (await import(join(folder, 'mutants/answer.js'))) as typeof import('./answer.js');
    return { answer: code.answer(question) };
  } catch (error) {
    return { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}
