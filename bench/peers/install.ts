import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The Debian packages of the programs that Debian has. */
const packagesOf: { readonly [program: string]: readonly string[] } = {
  spin: ['spin'],
  rumur: ['rumur'],
  gcc: ['gcc', 'libc6-dev'],
  time: ['time'],
};

/** Installs with apt-get what is missing, and says so. Returns the programs that are still not there. */
export function installed(programs: readonly string[], say: (line: string) => void): ReadonlySet<string> {
  const missing = programs.filter(program => !isThere(program));
  const packages = missing.flatMap(program => packagesOf[program] ?? []);
  if (packages.length > 0) {
    say(`installing ${packages.join(', ')} with apt-get`);
    if (!hasInstalled(packages)) say(`apt-get did not install ${packages.join(', ')}: their rows are absent`);
  }
  return new Set(missing.filter(program => !isThere(program)));
}

/** A fresh machine may have no lists of packages yet, and an old one outdated ones: then they are fetched once. */
function hasInstalled(packages: readonly string[]): boolean {
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', args, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const install = (): boolean => apt('install', '--yes', '--no-install-recommends', ...packages);
  return install() || (apt('update') && install());
}

function isThere(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
