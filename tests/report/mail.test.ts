import { describe, expect, it } from 'vitest';
import { replay, stepsToFinding } from '../../checker/traces/replay.js';
import { mailText, tellingOf } from '../../report/mail.js';
import { parseTraceString } from '../../report/trace-string.js';
import { findings } from './findings.js';

const mails = findings.map(found => ({
  ...found,
  title: `${found.property.name} at ${found.model.world.scope.name}`,
  text: mailText(tellingOf(found.model, found.property, found.verdict, 'nspin 0.0.0')),
}));

const paragraphs = (text: string): string[][] => text.split('\n\n').map(part => part.split('\n'));

describe('the mail text of a finding', () => {
  it('is tried on a dozen real findings', () => {
    expect(mails.length).toBeGreaterThan(12);
  });

  it.each(mails)('is three paragraphs: header, table, footer ($title)', ({ text }) => {
    expect(paragraphs(text)).toHaveLength(3);
  });

  it.each(mails)('keeps tables within 66 columns, and within 75 when quoted twice ($title)', ({ text }) => {
    const [header, table, footer] = paragraphs(text);
    for (const line of table) expect(line.length).toBeLessThanOrEqual(66);
    for (const line of [...header, ...table, ...footer]) {
      expect(`> > ${line}`.length).toBeLessThanOrEqual(75);
    }
  });

  it.each(mails)('is ASCII without tabs, runs of "=" or spaces at the end of a line ($title)', ({ text }) => {
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    expect(text).not.toMatch(/==| $/m);
  });

  it.each(mails)('numbers the steps, and underlines a call in the last one ($title)', ({ text, verdict }) => {
    const table = paragraphs(text)[1];
    const numbers = table.flatMap(line => /^ {0,2}(\d+) /.exec(line)?.[1] ?? []);
    expect(numbers).toEqual(verdict.finding.trace.map((_, i) => String(i + 1)));
    const marks = table.flatMap((line, i) => (/^ *\^+$/.test(line) ? [i] : []));
    expect(marks).toHaveLength(1);
    const last = table.findIndex(line => line.trimStart().startsWith(`${numbers.length} `));
    expect(marks[0]).toBeGreaterThan(last);
    const [mark, call] = [table[marks[0]], table[marks[0] - 1]];
    expect(call.slice(mark.indexOf('^'), mark.length)).toMatch(/^\S.*\)( \/\* fails \*\/)?$/);
  });

  it.each(mails)('can be replayed from its last lines, quoted and wrapped again ($title)', found => {
    const { text, model, property, verdict } = found;
    const [, quoted = ''] = /nspin replay '([^']*)'/.exec(text.replace(/^/gm, '> > ')) ?? [];
    const narrow = quoted.replace(/ /g, '\n> ');
    for (const string of [quoted, narrow, quoted.replace(/\n[> ]*/g, ' ')]) {
      const trace = parseTraceString(string);
      expect(trace).toMatchObject({
        scope: model.world.scope.name,
        property: property.name,
        design: 'rfc-2009',
      });
      const told = replay(model, typeof trace === 'string' ? [] : trace.steps);
      expect(stepsToFinding(model, property, told.kind === 'replayed' ? told.states : [])).toBe(
        verdict.finding.trace.length,
      );
    }
  });

  it('says minimal only where that is proven', () => {
    const [{ model, property, verdict }] = mails;
    const guessed = { ...verdict, finding: { ...verdict.finding, minimal: false } };
    const steps = verdict.finding.trace.length;
    expect(mails[0].text).toMatch(new RegExp(`^Steps: +${steps} \\(minimal\\)$`, 'm'));
    expect(mailText(tellingOf(model, property, guessed, ''))).toMatch(new RegExp(`^Steps: +${steps}$`, 'm'));
  });

  it('gives the seed of a walk, and claims no states that it did not look at', () => {
    const [{ model, property, verdict }] = mails;
    const finding = { ...verdict.finding, seed: 77, walked: 40 };
    const text = mailText(tellingOf(model, property, { ...verdict, finding }, ''));
    expect(text).toContain('seed 77');
    expect(text).not.toContain('states');
  });

  it('refuses a finding that cannot be replayed: that is a bug, and must not be mailed', () => {
    const [{ model, property, verdict }] = mails;
    const trace = verdict.finding.trace.slice(1);
    const broken = { ...verdict, finding: { ...verdict.finding, trace } };
    expect(() => tellingOf(model, property, broken, '')).toThrow('cannot be replayed');
  });
});
