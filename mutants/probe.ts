import { relative } from 'node:path/posix';
import { nameOfPlace, type Place } from './place.js';

/**
 * The text of a source that says of each of its places when it is come by, and does the same otherwise. A mutant of a place
 * that a search does not come by is searched to the same end, and need not be.
 */
export function probed(path: string, text: string, places: readonly Place[]): string {
  const different = [...new Map(places.map(place => [nameOfPlace(place), place])).values()];
  const probes = different.flatMap(probesOf).sort(inOrder);
  let done = '';
  let from = 0;
  for (const { at, says } of probes) {
    done += text.slice(from, at) + says;
    from = at;
  }
  const room = relative(`${path}/..`, 'mutants');
  return `${done}${text.slice(from)}\nimport { reach } from '${room}/reach.js';\n`;
}

/** What to write before a place or behind it. */
interface Probe {
  readonly at: number;
  readonly says: string;
  readonly isEnd: boolean;
  readonly length: number;
}

function probesOf(place: Place): Probe[] {
  const { start, end, kind } = place;
  const call = `reach('${nameOfPlace(place)}')`;
  const [before, behind] = kind === 'statement' ? [`{ ${call}; `, ' }'] : [`(${call}, `, ')'];
  const length = end - start;
  return [
    { at: start, says: before, isEnd: false, length },
    { at: end, says: behind, isEnd: true, length },
  ];
}

/** Where several are at one character, what ends there comes first, inner before outer; then what begins, outer before inner. */
function inOrder(one: Probe, other: Probe): number {
  if (one.at !== other.at) return one.at - other.at;
  if (one.isEnd !== other.isEnd) return one.isEnd ? -1 : 1;
  return one.isEnd ? one.length - other.length : other.length - one.length;
}
