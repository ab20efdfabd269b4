import { aligned } from '../report/aligned.js';
import { grouped } from '../report/number.js';
import type { Case } from './case.js';
import { type Figures, rate } from './figures.js';

/** What the real model is to reach, in millions of transitions a second on one thread. */
const goal = 3;

/** A case with what came of it. */
export interface Row {
  readonly of: Case;
  readonly figures: Figures;
}

const heads = ['', 'states', 'transitions', 's', 'M/s', 'B/state', 'note'];

/** The table, section by section, and a sentence about the goal. Plain ASCII, at most 75 columns wide. */
export function tableOf(rows: readonly Row[]): string {
  const [first, ...others] = aligned([
    heads,
    ...rows.map(row => [row.of.name, ...numbersOf(row), noteOf(row, rows)]),
  ]);
  const lines = others.flatMap((text, i) => {
    const section = rows[i]?.of.section;
    return section === rows[i - 1]?.of.section ? [text] : ['', section, text];
  });
  return [first, ...lines, '', verdict(rows)].join('\n');
}

const numbersOf = ({ figures }: Row): string[] => [
  grouped(figures.states),
  grouped(figures.transitions),
  figures.seconds.toFixed(2),
  rate(figures).toFixed(2),
  figures.bytesPerState?.toFixed(0) ?? '-',
];

function noteOf({ of, figures }: Row, rows: readonly Row[]): string {
  if (of.hasGoal) return rate(figures) >= goal ? `>=${goal}` : `<${goal}`;
  const first = rows.find(row => row.of.section === of.section);
  return of.isCompared && first ? `${(rate(figures) / rate(first.figures)).toPrecision(2)}x` : '';
}

function verdict(rows: readonly Row[]): string {
  const judged = rows.filter(row => row.of.hasGoal);
  const met = judged.filter(row => rate(row.figures) >= goal);
  const outcome = met.length === judged.length ? 'met' : 'not met';
  return `Goal: ${goal} M transitions/s on the real model, ${outcome} (${met.length} of ${judged.length} searches).`;
}
