import { verdictsOf } from '../../checker/check.js';
import type { Model } from '../../checker/model.js';
import type { Property } from '../../checker/property.js';
import { exploring } from '../../checker/search/explore.js';
import { crewOf } from '../../checker/search/threads.js';
import { problemOf } from './problem.js';
import type { Found } from './row.js';
import type { Subject } from './subject.js';

/** How nspin is asked to search. */
export interface EngineSearch {
  readonly workers: 1 | 2;
  readonly symmetry: boolean;
}

/** Searches a model with nspin's engine, all its properties in one pass. A second thread makes the subject's model anew. */
export function searched<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  { workers, symmetry }: EngineSearch,
  subject: Subject,
): Found {
  const source = {
    module: new URL('./problem.js', import.meta.url).href,
    name: problemOf.name,
    args: [subject, properties.length > 0],
  };
  const run = exploring(model, properties, {
    symmetry,
    ...(workers > 1 ? { crew: crewOf(workers - 1, source) } : {}),
  });
  let next = run.next();
  while (next.done !== true) next = run.next();
  const exploration = next.value;
  const traces = verdictsOf(model, properties, exploration).flatMap(verdict =>
    'finding' in verdict ? [verdict.finding.trace.length] : [],
  );
  const { states, transitions } = exploration.search;
  if (traces.length === 0) return { states, transitions };
  return { steps: Math.min(...traces) };
}
