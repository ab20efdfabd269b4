import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { parseTraceString, reproduceWords } from '../../report/trace-string.js';

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,4}$/);
const steps = fc.array(fc.stringMatching(/^[A-D] [a-z_0-9]{1,20}\(([A-Z|_]{1,9}(, [a-z0-9]{1,5})?)?\)$/), {
  minLength: 1,
  maxLength: 12,
});

/** What a mail program or a reader may put where a space was. */
const gaps = fc.infiniteStream(fc.constantFrom(' ', '\n', '\n> ', '\n> > ', '  ', '\n              '));

const quoted = (words: readonly string[]): string => words.join(' ').replace(/^nspin replay '|'$/g, '');

describe('a trace string', () => {
  test.prop([name, name, fc.option(name, { nil: undefined }), steps, fc.option(steps), gaps])(
    'reads back, wrapped and quoted anywhere between two words',
    (design, scope, property, trace, loop, gap) => {
      const words = reproduceWords(design, scope, property, trace, loop ?? []);
      const text = quoted(words).replace(/ /g, () => gap.next().value);
      expect(parseTraceString(text)).toEqual({
        design,
        scope,
        ...(property === undefined ? {} : { property }),
        steps: trace,
        ...(loop === null ? {} : { loop }),
      });
    },
  );

  it('may have nothing before what is repeated for ever', () => {
    const text = quoted(reproduceWords('d', 's', 'p', [], ['A x()', 'B y()']));
    expect(text).toBe('d@s p: then for ever: A x(); B y()');
    expect(parseTraceString(text)).toEqual({
      design: 'd',
      scope: 's',
      property: 'p',
      steps: [],
      loop: ['A x()', 'B y()'],
    });
  });

  it('may have no head, but then some step must come first', () => {
    expect(parseTraceString('A x(); then for ever: B y()')).toEqual({ steps: ['A x()'], loop: ['B y()'] });
    expect(parseTraceString('then for ever: B y()')).toMatch(/design@scope property/);
  });

  test.prop([name, steps])('has nothing in it that a shell reads between single quotes', (design, trace) => {
    const text = reproduceWords(design, design, design, trace).join(' ');
    expect(text.split("'")).toHaveLength(3);
  });

  it('may be broken after a hyphen, as some mail programs do', () => {
    expect(parseTraceString('linux-\n2.6.29@small no-netns-is-\nfreed: A rpc_create()')).toMatchObject({
      design: 'linux-2.6.29',
      property: 'no-netns-is-freed',
    });
  });

  it('may have its steps on lines of their own, without semicolons', () => {
    expect(parseTraceString('d: A x()\nB y(1,\n  2)')).toEqual({
      design: 'd',
      steps: ['A x()', 'B y(1, 2)'],
    });
  });

  it('may leave everything out but its steps', () => {
    expect(parseTraceString('A x(); A y()')).toEqual({ steps: ['A x()', 'A y()'] });
  });

  it.each(['a b c: A x()', '@small: A x()', 'd@: A x()', 'd@s@t: A x()', ': A x()'])(
    'is refused in a sentence where its head is wrong: %s',
    text => {
      expect(parseTraceString(text)).toMatch(/design@scope property/);
    },
  );
});
