import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type Counterexample, printCounterexample } from '../../report/counterexample.js';
import { parseCounterexample } from '../../report/parse-counterexample.js';
import { doublePut } from './findings.js';

const name = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,30}$/);
const count = fc.integer({ min: 1, max: 999 });
const sentence = fc
  .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 60 })
  .map(text => text.trim())
  .filter(text => text !== '');

const steps = (minLength: number) =>
  fc.array(fc.stringMatching(/^[A-D] [a-z_0-9]{1,20}\([a-z0-9_, ]{0,20}\)$/), { minLength, maxLength: 9 });

const withoutSteps = fc.record({
  finding: sentence,
  design: name,
  scope: name,
  property: name,
  result: fc.oneof(
    fc.record({
      kind: fc.constantFrom('violated' as const, 'reached' as const),
      steps: count,
      minimal: fc.boolean(),
    }),
    fc.constant({ kind: 'not violated' as const }),
  ),
  blockedIn: fc.array(fc.record({ design: name, at: fc.oneof(count, fc.constant('harmless' as const)) }), {
    maxLength: 3,
  }),
  prose: fc.array(sentence, { maxLength: 4 }).map(lines => lines.join('\n\n')),
});

const counterexamples: fc.Arbitrary<Counterexample> = fc
  .tuple(
    withoutSteps,
    fc.oneof(fc.record({ steps: steps(1) }), fc.record({ steps: steps(0), loop: steps(1) })),
  )
  .map(([rest, told]) => ({ ...rest, ...told }));

const example = printCounterexample({
  finding: 'D-b, double put after a failed ping',
  design: 'rfc-2009',
  scope: 'small',
  property: 'no-netns-is-freed-while-referenced',
  result: { kind: 'violated', steps: 6, minimal: true },
  blockedIn: [{ design: 'counted-and-keyed', at: 'harmless' }],
  steps: doublePut,
  prose: 'The caller drops on error what xs_destroy() has dropped already.',
});

const edited = (find: string | RegExp, replacement: string): string => example.replace(find, replacement);

describe('a counterexample file', () => {
  test.prop([counterexamples])('reads back as what was printed', counterexample => {
    expect(parseCounterexample(printCounterexample(counterexample))).toEqual({
      kind: 'parsed',
      counterexample,
    });
  });

  it('looks like this', () => {
    expect(example).toBe(`nspin counterexample 1
Finding:    D-b, double put after a failed ping
Design:     rfc-2009
Scope:      small
Property:   no-netns-is-freed-while-referenced
Result:     violated after 6 steps, minimal
Blocked in: counted-and-keyed, harmless

A unshare(CLONE_NEWNET)
A mount_nfs4(v4)
A nfs_alloc_client()
A rpc_create()
A rpc_ping_fails()
A nfs_create_rpc_client_fails()

The caller drops on error what xs_destroy() has dropped already.
`);
  });

  it('has what is repeated for ever in a section of its own', () => {
    const endless = edited(
      '\n\nThe caller',
      '\n\nThen for ever:\nA umount(m1)\nA mount_nfs4(v4)\n\nThe caller',
    );
    const parsed = parseCounterexample(endless);
    expect(parsed).toMatchObject({
      counterexample: {
        steps: { length: 6 },
        loop: ['A umount(m1)', 'A mount_nfs4(v4)'],
        prose: expect.stringMatching(/^The/),
      },
    });
    expect(parsed.kind === 'parsed' && printCounterexample(parsed.counterexample)).toBe(endless);
  });

  it('may come from a machine that ends lines otherwise', () => {
    expect(parseCounterexample(example.replaceAll('\n', '\r\n'))).toEqual(parseCounterexample(example));
  });

  it.each([
    ['an empty file', '', 1, 'nspin counterexample 1'],
    ['another version', edited('counterexample 1', 'counterexample 2'), 1, 'nspin counterexample 1'],
    ['an unknown key', edited('Finding:', 'Finder:'), 2, 'one of Finding, Design'],
    ['a line without a key', edited(/Design: .*/, 'rfc-2009'), 3, 'one of Finding, Design'],
    ['a key given twice', edited('Scope: ', 'Design:'), 4, 'only once'],
    ['a missing key', edited(/Property: .*\n/, ''), 7, 'Property:'],
    ['a name with a slash', edited('rfc-2009', '../rfc'), 3, 'a name'],
    ['a result that says nothing', edited(/Result: .*/, 'Result:     broken'), 6, 'violated after N steps'],
    ['a blocking without a step', edited(', harmless', ' somewhere'), 7, 'NAME at step N'],
    ['no steps', edited(/\nA [\s\S]*/, ''), 9, '1 to 1000 steps'],
    ['a header without an end', edited(/\n\n[\s\S]*/, ''), 7, 'an empty line after the header'],
    ['a step without arguments', edited('A rpc_create()', 'A rpc_create'), 12, 'ACTOR action(arguments)'],
    [
      'a loop of nothing',
      edited('\n\nThe caller', '\n\nThen for ever:\n\nThe caller'),
      17,
      '1 to 1000 steps',
    ],
    [
      'a loop of no steps',
      edited('\n\nThe', '\n\nThen for ever:\nround\n\nThe'),
      17,
      'ACTOR action(arguments)',
    ],
    ['an escape sequence', edited('double put', 'double\u001b[2Jput'), 2, 'printable ASCII, found U+001B'],
    ['a tab', edited('xs_destroy()', '\txs_destroy()'), 16, 'printable ASCII, found U+0009'],
    ['text that runs backwards', edited('the caller', '\u202ethe caller').concat('\u202e'), 17, 'U+202E'],
  ])('is refused with its line: %s', (_, text, line, expected) => {
    const parsed = parseCounterexample(text);
    expect(parsed).toMatchObject({ kind: 'refused', line });
    if (parsed.kind !== 'refused') return;
    expect(parsed.sentence).toContain(expected);
    expect(parsed.sentence).toMatch(/^line \d+: expected [\x20-\x7e]*$/);
  });

  test.prop([fc.string({ unit: 'binary', maxLength: 300 })])(
    'never throws, and never repeats what it was given raw',
    text => {
      const parsed = parseCounterexample(`nspin counterexample 1\n${text}`);
      if (parsed.kind === 'refused') expect(parsed.sentence).toMatch(/^[\x20-\x7e]*$/);
    },
  );
});
