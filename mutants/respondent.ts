import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { Answer, Question } from './answer.js';
import type { Reply, Task } from './child.js';

/** A process that has said nothing for so long will not. */
const patienceMs = 10 * 60 * 1000;

/** After so many answers a process is replaced: modules that were loaded stay in memory. */
const answersMax = 120;

/** Someone to ask, one question at a time, in a process of its own. */
export interface Respondent {
  /** Rejects where the code cannot be loaded or throws, or the process dies or takes too long. */
  ask(folder: string, question: Question): Promise<Answer>;
  end(): void;
}

/** Processes under way. */
const children = new Set<ChildProcessWithoutNullStreams>();

/** Ends every process under way. */
export const endAll = (): void => {
  for (const child of children) child.kill('SIGKILL');
};

/**
 * The process answers many questions, each of code in a folder of its own, which it loads anew; the checker it loads once.
 * What a just-in-time compiler has made of that for one mutant is of use for the next.
 */
export function createRespondent(entry: string): Respondent {
  let child: ChildProcessWithoutNullStreams | undefined;
  let asked = 0;
  const end = (): void => {
    child?.kill('SIGKILL');
    child = undefined;
    asked = 0;
  };
  return {
    async ask(folder, question) {
      if (asked === answersMax) end();
      child ??= started(entry);
      asked += 1;
      const reply = await replyOf(child, { folder, question }).catch((error: unknown) => {
        end();
        throw error;
      });
      if ('error' in reply) throw new Error(reply.error);
      return reply.answer;
    },
    end,
  };
}

/** The process is in a group of its own, so that the Ctrl-C of a terminal ends none that is being waited for. */
function started(entry: string): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [entry], { detached: true });
  children.add(child);
  child.on('close', () => children.delete(child));
  child.stdin.on('error', () => undefined);
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  return child;
}

function replyOf(child: ChildProcessWithoutNullStreams, task: Task): Promise<Reply> {
  return new Promise((resolve, reject) => {
    let said = '';
    let complaint = '';
    const hear = (chunk: string): void => {
      said += chunk;
      if (said.endsWith('\n')) settle(() => resolve(JSON.parse(said) as Reply));
    };
    const complain = (chunk: string): void => {
      complaint += chunk;
    };
    const gone = (status: number | null, signal: string | null): void =>
      settle(() => reject(new Error(`${signal ?? `exit status ${status}`}: ${gistOf(complaint)}`)));
    const failed = (error: Error): void => settle(() => reject(error));
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    const settle = (done: () => void): void => {
      clearTimeout(timer);
      child.stdout.off('data', hear);
      child.stderr.off('data', complain);
      child.off('close', gone).off('error', failed);
      done();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', complain);
    child.on('close', gone).on('error', failed);
    child.stdin.write(`${JSON.stringify(task)}\n`);
  });
}

/** The line of a complaint that names the error. */
const gistOf = (complaint: string): string =>
  complaint
    .split('\n')
    .filter(line => /error/i.test(line))
    .at(0) ?? complaint.trim();
