import { z } from 'zod';
import { searched } from './engine.js';
import { withModelOf } from './model-of.js';
import { subjectSchema } from './subject.js';

/** What this process is to do: its one argument, as JSON. */
const taskSchema = z.strictObject({
  subject: subjectSchema,
  workers: z.union([z.literal(1), z.literal(2)]),
  symmetry: z.boolean(),
  /** Whether the invariants are asked, as every peer asks them. */
  isJudged: z.boolean(),
});

export type SearchTask = z.infer<typeof taskSchema>;

/** nspin as a peer among peers: one search in a process of its own, which prints what it found as JSON. */
const task = taskSchema.parse(JSON.parse(process.argv[2] ?? ''));
const found = withModelOf(task.subject, (model, invariants) =>
  searched(model, task.isJudged ? invariants : [], task, task.subject),
);
process.stdout.write(`${JSON.stringify(found)}\n`);
