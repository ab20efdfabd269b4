import { explore } from '../../checker/search/explore.js';
import type { Search } from '../../checker/verdict.js';
import { grouped } from '../../report/number.js';
import { timed } from '../timed.js';
import { type Asked, subjects } from './subjects.js';

/** What a search leaves out where it is reduced: a table of every example and of every design, in the words of Markdown. */
const flags = process.argv.slice(2);
const rows = subjects(flags.includes('--quick')).map(rowOf);
const heads = [
  '',
  'states',
  'reduced',
  'times fewer',
  'transitions',
  'reduced',
  'times fewer',
  's',
  'reduced',
];
process.stdout.write(
  `${[heads, heads.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')}\n`,
);

function rowOf({ name, model, properties, symmetry }: Asked): string[] {
  const search = (reduce: boolean) => timed(() => explore(model, properties, { symmetry, reduce }).search);
  // The first search of a model warms the engine up for both.
  search(false);
  const full = search(false);
  const reduced = search(true);
  const compared = (of: (search: Search) => number): string[] => [
    grouped(of(full.result)),
    grouped(of(reduced.result)),
    (of(full.result) / of(reduced.result)).toFixed(2),
  ];
  return [
    name,
    ...compared(({ states }) => states),
    ...compared(({ transitions }) => transitions),
    full.seconds.toFixed(2),
    reduced.seconds.toFixed(2),
  ];
}
