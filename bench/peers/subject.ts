import { z } from 'zod';

/**
 * What every tool is given to search: a model at a size. The models are tests/examples/namespace-pinning.ts, with one of
 * its bugs or none, and tests/examples/two-phase-commit.ts; bench/peers/models has them for the peers.
 */
export const subjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('namespace-pinning'),
    /** The initial one included; at least 2. */
    namespaces: z.int().min(2),
    tasks: z.int().min(1),
    mounts: z.int().min(1),
    bug: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  }),
  z.strictObject({ kind: z.literal('two-phase-commit'), managers: z.int().min(1) }),
]);

export type Subject = z.infer<typeof subjectSchema>;
export type Pinning = Extract<Subject, { kind: 'namespace-pinning' }>;
export type Bug = Pinning['bug'];

export const pinning = (namespaces: number, tasks: number, mounts: number, bug: Bug = 0): Pinning => ({
  kind: 'namespace-pinning',
  namespaces,
  tasks,
  mounts,
  bug,
});

export const twoPhase = (managers: number): Subject => ({ kind: 'two-phase-commit', managers });

/** `nspin(3,2,2)`, `nspin(3,2,2) bug 1`, `two-phase commit 5`. */
export function nameOf(subject: Subject): string {
  if (subject.kind === 'two-phase-commit') return `two-phase commit ${subject.managers}`;
  const { namespaces, tasks, mounts, bug } = subject;
  return `nspin(${namespaces},${tasks},${mounts})${bug === 0 ? '' : ` bug ${bug}`}`;
}
