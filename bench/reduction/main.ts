import { explore } from '../../checker/search/explore.js';
import type { Search } from '../../checker/verdict.js';
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
  const search = (reduce: boolean): Timed =>
    timed(() => explore(model, properties, { symmetry, reduce }).search);
  // The first search of a model warms the engine up for both.
  search(false);
  const full = search(false);
  const reduced = search(true);
  const compared = (of: (search: Search) => number): string[] => [
    of(full.search).toLocaleString('en'),
    of(reduced.search).toLocaleString('en'),
    (of(full.search) / of(reduced.search)).toFixed(2),
  ];
  return [
    name,
    ...compared(({ states }) => states),
    ...compared(({ transitions }) => transitions),
    full.seconds.toFixed(2),
    reduced.seconds.toFixed(2),
  ];
}

interface Timed {
  readonly search: Search;
  readonly seconds: number;
}

function timed(run: () => Search): Timed {
  const started = performance.now();
  const search = run();
  return { search, seconds: (performance.now() - started) / 1000 };
}
