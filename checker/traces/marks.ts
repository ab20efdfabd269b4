import type { Model } from '../model.js';
import { createCarrier } from '../packing/carrier.js';
import type { Property } from '../property.js';
import type { Exploration } from '../search/explore.js';
import { createLookup } from '../search/lookup.js';
import { createSteps } from '../search/steps.js';
import { shows } from './replay.js';

/** Properties that one pass marks the ways of: the bits of a word. */
const bitsMax = 31;

/**
 * Marks, for each property found, the states that lie on a shortest way to a finding of it. A search keeps no links; so the
 * levels are gone through backwards, and each state is expanded once more.
 */
export function markShortestWays<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  exploration: Exploration,
): (name: string) => (number: number) => boolean {
  const passes = Array.from({ length: Math.ceil(properties.length / bitsMax) }, (_, i) => {
    const some = properties.slice(i * bitsMax, (i + 1) * bitsMax);
    return { names: some.map(({ name }) => name), marks: markedBy(model, some, exploration) };
  });
  return name => {
    const pass = passes.find(({ names }) => names.includes(name));
    if (pass === undefined) throw new Error(`nothing was found for ${name}`);
    const bit = 1 << pass.names.indexOf(name);
    return number => number >= 0 && ((pass.marks[number] as number) & bit) !== 0;
  };
}

/** For each state of the levels up to the last finding the bits of the properties whose ways it is on. */
function markedBy<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  { hits, levels, layout, visited, search, canonicalize }: Exploration,
): Int32Array {
  const depthOf = ({ name }: Property<State, World>): number => hits.get(name) as number;
  const last = Math.max(...properties.map(depthOf));
  const marks = new Int32Array(levels[last + 1] ?? search.states);
  const before = createCarrier<State>(model.schema, layout);
  const after = createCarrier<State>(model.schema, layout);
  const steps = createSteps(model, layout, visited.space);
  const numberOf = createLookup(layout, visited, canonicalize);

  /** The bits of the properties that are found at a depth, in this state or by this step. */
  const shown = (some: readonly number[], from: State | undefined, state: State): number =>
    some.reduce(
      (bits, i) => bits | (shows(model, properties[i] as Property<State, World>, from, state) ? 1 << i : 0),
      0,
    );
  const at = (depth: number, isStep: boolean): number[] =>
    properties.flatMap((property, i) =>
      depthOf(property) === depth && (property.kind === 'step') === isStep ? [i] : [],
    );

  for (let depth = last; depth >= 0; depth--) {
    const inState = at(depth, false);
    const byStep = at(depth + 1, true);
    const above = levels[depth + 1] ?? marks.length;
    const beyond = Math.min(levels[depth + 2] ?? marks.length, marks.length);
    for (let number = levels[depth] as number; number < above; number++) {
      const position = visited.at(number);
      before.unpack(visited.words, position);
      let bits = shown(inState, undefined, before.state);
      const mark = (record: number): void => {
        if (byStep.length > 0) {
          after.unpack(steps.words, record + 1);
          bits |= shown(byStep, before.state, after.state);
        }
        const successor = numberOf(steps.words, record + 1);
        if (successor >= above && successor < beyond) bits |= marks[successor] as number;
      };
      if (depth < last) steps.each(visited.words, position, mark);
      marks[number] = bits;
    }
  }
  return marks;
}
