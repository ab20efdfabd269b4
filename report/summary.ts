import type { Search, Verdict } from '../checker/verdict.js';
import { counted } from './number.js';
import { bytesPerState, searchInWords } from './search-in-words.js';
import { tableWidth, wrap } from './wrap.js';

/** All verdicts of one check as a table: property, verdict, steps of the trace where there is one. */
export function summaryTable(design: string, scope: string, verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(verdict => [verdict.property, verdictInWords(verdict), stepsInWords(verdict)]);
  const last = Math.max(5, ...rows.map(row => row[2].length));
  const middle = Math.max(7, ...rows.map(row => row[1].length));
  const first = Math.min(tableWidth - middle - last - 4, Math.max(8, ...rows.map(row => row[0].length)));
  const lines = (row: readonly string[]): string[] =>
    wrap(row[0], first).map((name, i) =>
      i > 0 ? name : `${name.padEnd(first)}  ${row[1].padEnd(middle)}  ${row[2].padStart(last)}`.trimEnd(),
    );
  return [
    ...wrap(`${design} at scope ${scope}: ${exploredOf(verdicts)}`, tableWidth, '  '),
    '',
    ...lines(['property', 'verdict', 'steps']),
    `${'-'.repeat(first)}  ${'-'.repeat(middle)}  ${'-'.repeat(last)}`,
    ...rows.flatMap(lines),
  ].join('\n');
}

/** `holds`, with a note where that says nothing; why a verdict is unknown. */
function verdictInWords(verdict: Verdict): string {
  if (verdict.kind === 'holds' && verdict.witnessed === false) return 'holds, vacuously';
  return verdict.kind === 'unknown' ? `unknown (${verdict.stoppedBy})` : verdict.kind;
}

/** The length of the trace, `<=` where a shorter one may exist, and that of what is repeated for ever: `14+3`. */
function stepsInWords(verdict: Verdict): string {
  if (!('finding' in verdict)) return '';
  const { trace, loop, minimal } = verdict.finding;
  return `${minimal ? '' : '<='}${trace.length}${loop === undefined ? '' : `+${loop.length}`}`;
}

/** How much was looked at for all of them. The walks of each property are its own. */
function exploredOf(verdicts: readonly Verdict[]): string {
  const [first] = verdicts;
  if (first === undefined) return 'nothing was checked';
  return first.search.states === 0 && first.search.transitions > 0
    ? 'random walks, which can refute but never prove'
    : `${searchInWords(first.search)}${bytesInWords(first.search)}`;
}

function bytesInWords(search: Search): string {
  const bytes = bytesPerState(search);
  return bytes === undefined ? '' : `; ${counted(bytes, 'byte')} a state`;
}
