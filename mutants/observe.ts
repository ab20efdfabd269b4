import { verdictsOf } from '../checker/check.js';
import { stepsByAction } from '../checker/coverage/coverage.js';
import { undecided } from '../checker/graph/on-graph.js';
import { isOnGraph } from '../checker/property.js';
import { type Exploration, explore } from '../checker/search/explore.js';
import type { Limits } from '../checker/search/limits.js';
import type { Verdict } from '../checker/verdict.js';
import type { Design } from '../model/design.js';
import { type NfsModel, nfsModel } from '../model/model.js';
import { scopes } from '../model/scopes.js';
import { properties } from '../properties/properties.js';
import type { Look } from './look.js';
import type { Observation, Outcome } from './observation.js';

/** A model that threw is searched again up to these many states, as far as it does not throw: a property may fail before. */
const statesBeforeThrow = [300, 3_000, 30_000];

/** Searches a design as a look says, up to `states` states. Throws where there is no such design or scope. */
export function observe(designs: readonly Design[], look: Look, states: number): Observation {
  const design = designs.find(({ name }) => name === look.design);
  const scope = scopes.find(({ name }) => name === look.scope);
  if (design === undefined || scope === undefined)
    throw new Error(`no design ${look.design}, or no scope ${look.scope}`);
  const searched = (most: number): Searched => search(nfsModel(design, scope), look, most);
  const { found, thrown } = attempted(searched, states);
  return {
    look,
    decisions: design.decisions,
    states: found?.exploration.search.states ?? 0,
    transitions: found?.exploration.search.transitions ?? 0,
    isComplete: thrown === undefined && found?.exploration.search.complete === true,
    verdicts: Object.fromEntries(
      (found?.verdicts ?? []).map(verdict => [verdict.property, outcomeOf(verdict)]),
    ),
    taken: found === undefined ? [] : takenIn(found),
    ...(thrown === undefined ? {} : { thrown }),
  };
}

interface Searched {
  readonly model: NfsModel;
  readonly exploration: Exploration;
  readonly verdicts: readonly Verdict[];
}

function search(model: NfsModel, { extent }: Look, states: number): Searched {
  const judged = properties.filter(property => extent === 'whole' || !isOnGraph(property));
  const limits: Limits = { states, symmetry: extent === 'states' };
  // One that stops where all is decided would not tell which actions are taken.
  const exploration = explore(model, [...judged, undecided], limits);
  return { model, exploration, verdicts: verdictsOf(model, judged, exploration, limits) };
}

/** What a search came to, and what it threw; then what it found as long as it did not. */
function attempted(
  searched: (states: number) => Searched,
  states: number,
): { readonly found?: Searched; readonly thrown?: string } {
  try {
    return { found: searched(states) };
  } catch (error) {
    const thrown = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    let found: Searched | undefined;
    try {
      for (const most of statesBeforeThrow) found = searched(Math.min(most, states));
    } catch {
      // It is known already that it throws; what was found up to there is in `found`.
    }
    return { thrown, ...(found === undefined ? {} : { found }) };
  }
}

const takenIn = ({ model, exploration }: Searched): string[] =>
  [...stepsByAction(model, exploration.taken)].flatMap(([action, steps]) => (steps > 0 ? [action] : []));

function outcomeOf(verdict: Verdict): Outcome {
  if ('finding' in verdict) return verdict.finding.trace.length;
  if (verdict.kind === 'holds') return verdict.witnessed === false ? 'holds vacuously' : 'holds';
  return verdict.kind === 'unreachable' ? 'unreachable' : 'unknown';
}
