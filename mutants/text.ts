import { aligned } from '../report/aligned.js';
import { counted } from '../report/number.js';
import { wrap } from '../report/wrap.js';
import { type Account, isClean, isSameMachine, type Listed } from './account.js';
import { isDecisive } from './kill.js';
import { nameOf } from './look.js';
import { isSameLook, isSameSize, type Observation } from './observation.js';
import type { Operator } from './operator.js';
import type { Judged } from './run.js';
import { gistOf, meritsOf, type Tally, tallyOf } from './score.js';

const width = 100;
const indent = '      ';

/** A run as text: what became of every mutant, operator by operator, then the score and what is wrong. */
export function textOfRun(
  account: Account,
  operators: readonly Operator[],
  known: readonly Observation[],
  properties: readonly string[],
  /** How many were not judged, because the run was interrupted. */
  left = 0,
): string {
  const lines = [
    ...operators.flatMap(operator => sectionOf(operator, account, known)),
    ...scoreLines(account, operators),
    '',
    ...meritLines(account, properties),
    '',
    ...complaintLines(account),
    ...wrap(sentenceOf(account), width),
    ...(left === 0 ? [] : [`Interrupted: ${counted(left, 'mutant')} not judged.`]),
  ];
  return `${lines.join('\n')}\n`;
}

function sectionOf({ name, summary }: Operator, account: Account, known: readonly Observation[]): string[] {
  const isIts = ({ mutant }: Judged): boolean => mutant.operator === name;
  const killed = account.killed.filter(isIts).flatMap(killedLines);
  const listed = account.listed.filter(({ judged }) => isIts(judged)).flatMap(listedLines);
  const unlisted = account.unlisted.filter(isIts).flatMap(judged => unlistedLines(judged, known));
  const all = [...killed, ...listed, ...unlisted];
  return all.length === 0 ? [] : [`${name}: ${summary}`, ...all, ''];
}

function killedLines(judged: Judged): string[] {
  const { mutant, judgement } = judged;
  if (judgement.kind !== 'killed') return [];
  const gist = gistOf(judged);
  const how = gist === 'coverage' || gist === 'length' ? `, only by ${gist},` : '';
  const kills = judgement.kills.filter(kill => kill.kind === gist || isDecisive(kill));
  return [
    `  killed ${placed(mutant)}`,
    ...[...new Set(kills.map(kill => kill.in))].flatMap(where => {
      const said = kills.filter(kill => kill.in === where).map(({ by, says }) => `${by}: ${says}`);
      return indented(`in ${where}${how} by ${said.join('; ')}`);
    }),
  ];
}

const listedLines = ({ judged: { mutant }, listed }: Listed): string[] => [
  `  survives ${placed(mutant)}`,
  ...indented(`${listed.kind}: ${listed.reason}`),
];

function unlistedLines(judged: Judged, known: readonly Observation[]): string[] {
  const { mutant, judgement } = judged;
  if (judgement.kind === 'lost') return [`  LOST ${placed(mutant)}`, ...indented(judgement.why)];
  return [`  SURVIVES ${placed(mutant)}`, ...indented(`no reason is listed; ${seenOf(judged, known)}`)];
}

/** What a survivor looks like beside the unchanged designs: a hint at why it survives. */
function seenOf(judged: Judged, known: readonly Observation[]): string {
  const { judgement } = judged;
  if (judgement.kind !== 'survived') return '';
  if (judgement.observations.length === 0) return 'no look comes by it, or no design is changed by it';
  if (isSameMachine(judged, known)) return 'every search has the same numbers of states and transitions';
  const others = judgement.observations.flatMap(observed => {
    const expected = known.find(one => isSameLook(one, observed));
    if (expected === undefined || isSameSize(observed, expected)) return [];
    const cut = observed.isComplete ? '' : ', not searched to the end';
    return [`${nameOf(observed.look)} ${observed.states} states for ${expected.states}${cut}`];
  });
  return others.join('; ');
}

const placed = ({ name, line }: Judged['mutant']): string => name.replace(/\.ts/, `.ts:${line}`);

const indented = (text: string): string[] =>
  wrap(text, width - indent.length).map(line => `${indent}${line}`);

function scoreLines(account: Account, operators: readonly Operator[]): string[] {
  const rows = operators.map(({ name }) => ({
    name,
    tally: tallyOf(account, ({ mutant }) => mutant.operator === name),
  }));
  const shown = rows.filter(({ tally }) => tally.all > 0);
  const cells = [
    ['operator', 'mutants', 'killed', 'by coverage', 'by length', 'listed', 'unlisted'],
    ...[...shown, { name: 'all', tally: tallyOf(account) }].map(({ name, tally }) => [
      name,
      ...numbersOf(tally),
    ]),
  ];
  return aligned(cells);
}

const numbersOf = ({ all, killed, onlyByCoverage, onlyByLength, listed, unlisted }: Tally): string[] =>
  [all, killed, onlyByCoverage, onlyByLength, listed, unlisted].map(String);

const meritLines = (account: Account, properties: readonly string[]): string[] =>
  aligned([
    ['killed by', 'mutants', 'alone'],
    ...meritsOf(account, properties).map(({ by, kills, alone }) => [by, String(kills), String(alone)]),
  ]);

const complaintLines = ({ complaints }: Account): string[] =>
  complaints.length === 0 ? [] : [...complaints.flatMap(complaint => wrap(complaint, width, '  ')), ''];

function sentenceOf(account: Account): string {
  const { all, killed, listed, unlisted } = tallyOf(account);
  const survivors = `${counted(listed, 'survivor')} listed with a reason, ${unlisted} without`;
  const wrong = counted(account.complaints.length, 'complaint');
  return `${counted(all, 'mutant')}, ${killed} killed; ${survivors}${isClean(account) ? '' : `, ${wrong} about the list`}.`;
}
