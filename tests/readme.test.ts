import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { designs } from '../designs/designs.js';
import { properties } from '../properties/properties.js';
import { nspin } from './cli/nspin.js';
import { expectedVerdicts } from './designs/expected-verdicts.js';

const readme = readFileSync('README.md', 'utf8');
const consoles = [...readme.matchAll(/```console\n\$ npx nspin (.*)\n([\s\S]*?)```/g)].map(
  ([, command = '', output = '']) => ({ command, output }),
);

describe('README', () => {
  test('shows commands with what they print', () => {
    expect(consoles.length).toBeGreaterThan(1);
  });

  test.each(consoles)('prints what `nspin $command` prints', async ({ command, output }) => {
    const { stdout } = await nspin(command.split(' '));
    expect(stdout.trimEnd()).toBe(output.trimEnd());
  });

  test('has the table of designs and properties that the tests expect', () => {
    const names = designs.map(design => design.name);
    const rows = properties.map(({ name }) => [
      name,
      ...names.map(design => expectedVerdicts[design]?.[name]),
    ]);
    for (const row of [['property', ...names], ...rows]) expect(readme).toContain(`| ${row.join(' | ')} |`);
  });

  test('gives the command that CI runs', () => {
    const [, tests = ''] = /All tests:\n\n {4}(.*)/.exec(readme) ?? [];
    expect(tests).not.toBe('');
    expect(readFileSync('.ci/run', 'utf8')).toContain(tests);
  });

  test('links to what is there', () => {
    const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter(link => !existsSync(link))).toEqual([]);
  });
});
