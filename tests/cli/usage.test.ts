import { describe, expect, it } from 'vitest';
import { nspin } from './nspin.js';

const nearestFirst = (name: string): RegExp => new RegExp(`; there is ${name}[, ]`);

describe('a wrong command line', () => {
  it.concurrent.each<[string, readonly string[], RegExp]>([
    ['an unknown design', ['check', 'rfc-2010'], nearestFirst('rfc-2009')],
    [
      'an unknown property',
      ['check', 'rfc-2009', '-p', 'no-netns-freed'],
      nearestFirst('no-netns-is-freed-while-referenced'),
    ],
    ['an unknown scope', ['walk', 'rfc-2009', '-s', 'smal'], nearestFirst('small')],
    ['an unknown list', ['list', 'designz'], nearestFirst('designs')],
    ['an unknown action', ['replay', 'rfc-2009@tiny: A mount_nfs5(v4)'], nearestFirst('mount_nfs4')],
    [
      'an unknown argument',
      ['replay', 'rfc-2009@tiny: A mount_nfs4(v5)'],
      /the nearest are A mount_nfs4\(v4\)/,
    ],
    ['an unknown file', ['replay', 'no/such/file'], /there is no file "no\/such\/file"/],
    ['a folder for a file', ['replay', 'report'], /"report" is not a file/],
    ['a trace without a design', ['replay', 'A umount(m1)'], /--design/],
    ['a trace without steps', ['replay', 'rfc-2009:'], /no steps/],
    ['an unknown engine', ['check', 'rfc-2009', '-e', 'magic'], /exhaustive, walk/],
    ['an unknown verb', ['chek', 'rfc-2009'], /Did you mean check/],
    ['an unknown option', ['check', 'rfc-2009', '--jason'], /Did you mean --json/],
    ['a bad number', ['check', 'rfc-2009', '--max-states', '1e3'], /whole number from 1 to/],
    [
      'fingerprints of a search to go on with',
      ['check', 'rfc-2009', '--fingerprints', '--resume', 'x'],
      /--fingerprints.*cannot be used with.*--resume/,
    ],
    ...['--checkpoint', '--resume', '--fingerprints'].map((option): [string, string[], RegExp] => [
      `a reduction together with ${option}`,
      ['check', 'rfc-2009', '--reduce', option, ...(option === '--fingerprints' ? [] : ['x'])],
      new RegExp(`--reduce.*cannot be used with.*${option}`),
    ]),
    ['a missing design', ['check'], /missing required argument 'design'/],
    ['a name with an escape sequence', ['check', '\u001b[2J'], /"\\u\{1B\}\[2J"/],
  ])('has one message, no stack, and status 2: %s', async (_, args, message) => {
    const { status, stdout, stderr } = await nspin(args);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^(nspin|error): [\x20-\x7e\n]*$/);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('is not one that asks for help or for the version', async () => {
    const [help, version] = await Promise.all([nspin(['--help']), nspin(['--version'])]);
    expect(help.stdout).toMatch(/check.*\n[\s\S]*walk.*\n[\s\S]*replay.*\n[\s\S]*list/);
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect([help.status, version.status]).toEqual([0, 0]);
  });
});
