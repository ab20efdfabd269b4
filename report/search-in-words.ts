import type { Fingerprinted } from '../checker/fingerprints/odds.js';
import type { Finding, Limit, Search } from '../checker/verdict.js';
import { atMost, counted, grouped } from './number.js';

/** How much a search looked at: `1,284 states, 5,000 transitions, depth 13, complete`. */
export const searchInWords = (search: Search): string =>
  `${counted(search.states, 'state')}, ${counted(search.transitions, 'transition')}, ` +
  `depth ${search.depth}, ${search.complete ? 'complete' : 'not complete'}` +
  (search.reduction === undefined ? '' : `, ${reductionInWords[search.reduction]}`) +
  (search.fingerprints === undefined ? '' : `, ${fingerprintsInWords(search.fingerprints)}`);

const reductionInWords = { made: 'reduced', forbidden: 'not reduced' } as const;

/** What telling states apart by fingerprints is worth. The odds are rounded up. */
const fingerprintsInWords = ({ bits, odds }: Fingerprinted): string =>
  `by ${bits}-bit fingerprints: a state was missed with probability below ${atMost(odds)}`;

/** Bytes for each state, rounded up; undefined where a search does not tell. */
export const bytesPerState = ({ bytes, states }: Search): number | undefined =>
  bytes === undefined || states === 0 ? undefined : Math.ceil(bytes / states);

/** What found a finding. A walk's search has no states of its own to tell of. */
export const exploredInWords = ({ search, seed, walked }: Finding): string => {
  if (seed === undefined) return searchInWords(search);
  const length = walked === undefined ? '' : `, found in ${counted(walked, 'step')} and shrunk`;
  return `by random walks, seed ${seed}, at most ${grouped(search.transitions)} transitions${length}; no proof of anything else`;
};

/** Why a verdict is unknown. */
export const limitInWords: { readonly [L in Limit]: string } = {
  states: 'the limit on states was reached',
  depth: 'the limit on depth was reached',
  time: 'the time was up',
  memory: 'the limit on memory was reached',
  walks: 'no walk showed it, which proves nothing',
  fingerprints: 'it takes the states themselves, of which fingerprints were kept',
  search: 'no walk can show it, only a search to the end',
  interrupt: 'it was interrupted',
};
