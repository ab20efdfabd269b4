import { distance } from 'fastest-levenshtein';
import { printable } from '../report/printable.js';
import { UsageError } from './usage-error.js';

/** Names that a message gives at most: all designs, properties and scopes, but not every step of a big scope. */
const suggestionsMax = 40;

/** The one of `all` with a name. `kind` is what it is called, `design`; `nspin list designs` lists them. */
export function named<Thing extends { readonly name: string }>(
  kind: 'design' | 'property' | 'scope',
  name: string,
  all: readonly Thing[],
): Thing {
  const found = all.find(thing => thing.name === name);
  if (found !== undefined) return found;
  const lists = kind === 'property' ? 'properties' : `${kind}s`;
  const names = all.map(thing => thing.name);
  throw new UsageError(
    `there is no ${kind} "${printable(name)}"; there is ${suggestions(name, names)} (nspin list ${lists})`,
  );
}

/** The names there are, nearest first; of very many only the nearest, and the number of the rest. */
export function suggestions(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  const rest = near.length - suggestionsMax;
  return near.slice(0, suggestionsMax).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** Names by their distance from one that was given, nearest first; an abbreviation is nearest to what it leaves letters out of. */
export const nearest = (given: string, names: readonly string[]): string[] =>
  [...names]
    .map(name => ({ name, far: far(given.toLowerCase(), name.toLowerCase()) }))
    .sort((one, other) => one.far - other.far)
    .map(({ name }) => name);

const far = (given: string, name: string): number => (abbreviates(given, name) ? 0 : distance(given, name));

/** Whether a name with letters left out is what was given: `no-netns-freed`. */
function abbreviates(given: string, name: string): boolean {
  let at = 0;
  for (const letter of name) {
    if (letter === given[at]) at += 1;
  }
  return given.length > 2 && at === given.length;
}
