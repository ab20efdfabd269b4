import { readFileSync } from 'node:fs';
import { z } from 'zod';

const packageFile = z.object({ name: z.literal('nspin'), version: z.string() });

/** The version in package.json, which is one folder up from the source and two from what is built of it. */
export function version(): string {
  for (const folder of ['../', '../../']) {
    try {
      const text = readFileSync(new URL(`${folder}package.json`, import.meta.url), 'utf8');
      return packageFile.parse(JSON.parse(text)).version;
    } catch {
      // Not this folder; what is wrong with the last one does not matter to anybody who checks a kernel.
    }
  }
  return 'of unknown version';
}

/** The tool as a mail names it. */
export const tool = (): string => `nspin ${version()}`;
