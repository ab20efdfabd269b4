import { fileURLToPath } from 'node:url';
import type { AdjacencyTask } from './adjacency.js';
import type { CommandsTask } from './commands.js';
import { type Found, foundSchema, type Job } from './row.js';
import type { SearchTask } from './search.js';

/** nspin itself, through its engine: nothing is made beforehand, and Node's start is part of the search. */
export const searchJob = (task: SearchTask): Job => nodeJob('search', task, readFound);

/** The command `nspin check`, all properties of one design, as a user types it. */
export function checkJob(design: string): Job {
  const script = fileURLToPath(new URL('../../cli/main.js', import.meta.url));
  return { ...bare, search: [process.execPath, script, 'check', design], statuses: [0, 1], read: () => ({}) };
}

/** The JavaScript peers: entries of this folder that print what they found. */
export const adjacencyJob = (task: AdjacencyTask): Job => nodeJob('adjacency', task, readFound);
export const commandsJob = (task: CommandsTask): Job => nodeJob('commands', task, readFound);

const bare: Pick<Job, 'files' | 'make'> = { files: {}, make: [] };

function nodeJob(entry: string, task: object, read: Job['read']): Job {
  const script = fileURLToPath(new URL(`./${entry}.js`, import.meta.url));
  return { ...bare, search: [process.execPath, script, JSON.stringify(task)], statuses: [0], read };
}

/** Reads what an entry of this folder prints. */
export const readFound = (output: string): Found => foundSchema.parse(JSON.parse(output));
