import type { Nearest } from '../checker/coverage/nearest.js';
import { formatScalar } from '../checker/scalar.js';
import { counted } from './number.js';

/** How near an action came to being taken, as a clause: `no task ever had stage = wait`. */
export function nearestInWords(nearest: Nearest): string {
  switch (nearest.kind) {
    case 'no-argument':
      return `the scope has no ${nearest.domain}`;
    case 'never-met':
      return nearest.conditions
        .map(({ array, field, schema, values }) => {
          const wanted = values.map(value => formatScalar(schema, value)).join(' or ');
          return `no ${array} ever had ${field} = ${wanted}`;
        })
        .join(', and ');
    case 'never-together':
      return 'its conditions were never met all at once';
    case 'halted':
      return 'its conditions were met only where nothing can happen any more';
    case 'guard':
      return `its guard was never true in the ${counted(nearest.states, 'state')} in which it was asked`;
  }
}

/** From the farthest to the nearest. */
const order: readonly Nearest['kind'][] = ['no-argument', 'never-met', 'never-together', 'halted', 'guard'];

/** The nearest that an action came in any slice; undefined where none is known. */
export const nearestOf = (all: readonly Nearest[]): Nearest | undefined =>
  [...all].sort((one, other) => order.indexOf(other.kind) - order.indexOf(one.kind))[0];
