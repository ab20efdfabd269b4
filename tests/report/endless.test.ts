import { describe, expect, it } from 'vitest';
import { linux2637 } from '../../designs/linux-2.6.37.js';
import { scopes } from '../../model/scopes.js';
import { printCounterexample } from '../../report/counterexample.js';
import { counterexampleOf } from '../../report/counterexample-of.js';
import { inDesign } from '../../report/elsewhere.js';
import { mailText, tellingOf } from '../../report/mail.js';
import { parseCounterexample } from '../../report/parse-counterexample.js';
import { isAsSaid, retell, retellingInWords } from '../../report/retelling.js';
import { summaryTable } from '../../report/summary.js';
import { parseTraceString } from '../../report/trace-string.js';
import { verdictRecord } from '../../report/verdict-record.js';
import { goingRound, stopping, trapped } from './endless.js';

const all = [
  ['into a trap', trapped],
  ['that stops', stopping],
  ['that goes round', goingRound],
] as const;

const mailOf = ({ model, property, verdict }: typeof trapped): string =>
  mailText(tellingOf(model, property, verdict, 'nspin 0.0.0'));

const tableOf = (mail: string): string[] => mail.split('\n\n')[1].split('\n');

/** The steps of a finding's file, taken again. */
function retold({ model, property, verdict }: typeof trapped) {
  const parsed = parseCounterexample(printCounterexample(counterexampleOf(model, property, verdict)));
  if (parsed.kind !== 'parsed') throw new Error(parsed.sentence);
  const { steps, loop, result } = parsed.counterexample;
  const told = retell([model], steps, property, loop);
  if ('kind' in told) throw new Error(told.text);
  return { told, result };
}

describe('the mail text of a run', () => {
  it.each(all)('%s keeps within its columns, in three paragraphs', (_, found) => {
    const text = mailOf(found);
    expect(text.split('\n\n')).toHaveLength(3);
    for (const line of tableOf(text)) expect(line.length).toBeLessThanOrEqual(66);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(71);
  });

  it('into a trap says what nobody can release, and underlines the step that leads there', () => {
    const text = mailOf(trapped);
    expect(text).toMatch(/^Steps: +3 \(minimal\)$/m);
    expect(text).toMatch(/^Because: +x1 holds init_net, and no mount needs it, at step 3;$/m);
    expect(text).toMatch(/^ +nobody is left who can drop that reference\.$/m);
    expect(text).toMatch(/^ +\^{3,}$/m);
    expect(text).not.toContain('Fairness:');
  });

  it('that stops says so below its last step', () => {
    const text = mailOf(stopping);
    expect(tableOf(text).at(-1)).toBe('and then it stops for ever.');
    expect(text).toMatch(/^Steps: +16 \(minimal\), then it stops for ever$/m);
    expect(text).toMatch(/^Fairness: +weak, of mountd_fails, /m);
    expect(text).not.toContain('^^');
  });

  it('that goes round has the loop apart, and its steps numbered on', () => {
    const table = tableOf(mailOf(goingRound));
    expect(mailOf(goingRound)).toMatch(/^Steps: +5 \(minimal\), then 3 for ever$/m);
    const at = table.indexOf('and then for ever:');
    expect(at).toBeGreaterThan(0);
    const numbers = (lines: readonly string[]) =>
      lines.flatMap(line => /^ {0,2}(\d+) /.exec(line)?.[1] ?? []);
    expect(numbers(table.slice(0, at))).toEqual(['1', '2', '3', '4', '5']);
    expect(numbers(table.slice(at))).toEqual(['6', '7', '8']);
    expect(table.slice(at).join('\n')).toContain('xprt_autoclose(x1)');
  });

  it.each(all)('%s is retold from its last lines, quoted and wrapped again', (_, found) => {
    const { verdict, property, model } = found;
    const [, quoted = ''] = /nspin replay '([^']*)'/.exec(mailOf(found).replace(/^/gm, '> > ')) ?? [];
    for (const string of [quoted, quoted.replace(/ /g, '\n> ')]) {
      const trace = parseTraceString(string);
      if (typeof trace === 'string') throw new Error(trace);
      expect(trace.loop?.length).toBe(verdict.finding.loop?.length);
      const told = retell([model], trace.steps, property, trace.loop);
      expect(told).toMatchObject({ shownAfter: verdict.finding.trace.length });
    }
  });
});

describe('the file of a run', () => {
  it.each(all)('%s reads back, and shows what it says', (_, found) => {
    const { told, result } = retold(found);
    expect(isAsSaid(told, result)).toBe(true);
  });

  it('says in words what came of it', () => {
    expect(retellingInWords(retold(trapped).told)).toBe('violated after 3 steps');
    expect(retellingInWords(retold(stopping).told)).toBe('violated after 16 steps, then it stops for ever');
    expect(retellingInWords(retold(goingRound).told)).toBe(
      'violated after 5 steps, then 3 steps more, again and again for ever',
    );
  });

  it('is not believed where its loop does not return, and says why', () => {
    const { model, property, verdict } = goingRound;
    const { steps, loop = [] } = counterexampleOf(model, property, verdict);
    const told = retell([model], steps, property, loop.slice(0, 2));
    if ('kind' in told) throw new Error(told.text);
    expect(told.shownAfter).toBeUndefined();
    expect(retellingInWords(told)).toBe(
      'all 5 steps can be taken, not violated: the loop does not return to where it began',
    );
  });

  it('is blocked where a step of its loop cannot be taken, counted on from the others', () => {
    const { model, property, verdict } = goingRound;
    const { steps, loop = [] } = counterexampleOf(model, property, verdict);
    const told = retell([model], steps, property, [...loop.slice(0, 1), ...loop.slice(0, 1)]);
    expect(told).toMatchObject({ blocked: { at: 7 } });
  });

  it('knows in which designs the same goes on for ever', () => {
    const { property, verdict } = goingRound;
    const { trace, loop } = verdict.finding;
    expect(inDesign(linux2637, scopes[0], trace, property, loop)).toMatchObject({ kind: 'same', steps: 5 });
    const half = inDesign(linux2637, scopes[0], trace, property, loop?.slice(0, 2));
    expect(half).toMatchObject({ kind: 'harmless' });
  });
});

describe('the record of a run', () => {
  const recordOf = ({ model, property, verdict }: typeof trapped) =>
    verdictRecord(verdict, property, () => model);

  it('has its loop as data, which is empty where it stops', () => {
    expect(recordOf(goingRound)).toMatchObject({ steps: 5, loop: goingRound.verdict.finding.loop });
    expect(recordOf(stopping)).toMatchObject({ steps: 16, loop: [] });
    expect(Object.keys(recordOf(trapped))).not.toContain('loop');
  });

  it('is counted in the table of verdicts', () => {
    const text = summaryTable('d', 's', [goingRound.verdict, stopping.verdict]);
    expect(text).toMatch(/^mount-gets-on +violated +5\+3$/m);
    expect(text).toMatch(/^netns-goes-with-its-last-user +violated +16$/m);
  });
});
