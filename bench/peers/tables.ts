import { aligned } from '../../report/aligned.js';
import { grouped } from '../../report/number.js';
import { wrap } from '../../report/wrap.js';
import { type Goal, isMet } from './goals.js';
import { median, type Result } from './measure.js';
import { notesOn } from './notes.js';
import { wholeSection } from './whole-commands.js';

const width = 75;
const heads = ['seconds', 'make', 'search', 'whole', 'times', 'MiB'];

/** One table for each section, then one of the goals. Plain ASCII, at most 75 columns wide. */
export function tablesOf(results: readonly Result[], goals: readonly Goal[]): string {
  const sections = [...new Set(results.map(({ row }) => row.section))];
  const tables = sections.map(section => tableOf(results.filter(({ row }) => row.section === section)));
  return [...tables, goalsTable(goals)].map(lines => `${lines.join('\n')}\n`).join('\n');
}

function tableOf(results: readonly Result[]): string[] {
  const [first] = results;
  const wholeOfFirst = first && median(first.runs)?.whole;
  const lines = results.flatMap(({ row, runs }) => {
    const middle = median(runs);
    if (middle === undefined) return [];
    const times = wholeOfFirst === undefined ? undefined : middle.whole / wholeOfFirst;
    const { make, search, whole, peakMiB } = middle;
    return [[row.tool, timed(make), timed(search), timed(whole), short(times), peakMiB?.toFixed(0) ?? '-']];
  });
  const notes = notesOn(results).flatMap(note => wrap(note, width, '  '));
  return [...wrap(headingOf(results), width, '  '), ...aligned([heads, ...lines]), ...notes];
}

/** The section, and what there was to be found in it. */
function headingOf([first]: readonly Result[]): string {
  if (first === undefined) return '';
  const { section, expected } = first.row;
  if (expected.kind === 'shortest') return `${section}: a counterexample of ${expected.steps} steps`;
  if (expected.kind !== 'counts' || section === wholeSection) return section;
  const { states, transitions } = expected;
  const counted = `${section}: ${grouped(states)} states`;
  return transitions === undefined ? counted : `${counted}, ${grouped(transitions)} transitions`;
}

function goalsTable(goals: readonly Goal[]): string[] {
  const lines = goals.map(goal => [
    `${goal.text}${goal.isPublished ? ' *' : ''}`,
    `>= ${goal.atLeast}`,
    short(goal.ratio),
    outcomeOf(goal),
  ]);
  const met = goals.filter(isMet).length;
  return [
    ...aligned([['goals', 'ratio', 'here', ''], ...lines]),
    ...wrap('* published, other run, scaled by what Spin took in both', width, '  '),
    `${met} of ${goals.length} goals met`,
  ];
}

const outcomeOf = (goal: Goal): string =>
  goal.ratio === undefined ? 'not measured' : isMet(goal) ? 'met' : 'not met';

const timed = (seconds: number | undefined): string => seconds?.toFixed(2) ?? '-';

/** Two significant digits, without an exponent: `0.042`, `1.5`, `150`. */
const short = (ratio: number | undefined): string =>
  ratio === undefined ? '-' : String(Number(ratio.toPrecision(2)));
