import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a run of the command came to. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs the command from its source, as a user would: a process of its own, with pipes for a terminal. `preload` is a module
 * that the process loads first, from the project's root.
 */
export function nspin(
  args: readonly string[],
  { preload }: { readonly preload?: string } = {},
): Promise<Run> {
  const imports = ['--import', 'tsx', ...(preload === undefined ? [] : ['--import', preload])];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...imports, 'cli/main.ts', ...args], { cwd: root });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', status => resolve({ status, stdout, stderr }));
  });
}
