import { instancesOf } from '../instance.js';
import type { Output } from '../learning/functions.js';
import type { Model } from '../model.js';
import { createCarrier } from '../packing/carrier.js';
import type { Layout } from '../packing/layout.js';
import type { Slots } from '../packing/view.js';
import type { Property, StepProperty } from '../property.js';
import { toCodes } from '../value.js';
import { has } from './bit-set.js';
import { createClosure } from './closure.js';
import { createCourseTree } from './course-tree.js';
import { footprintsOf } from './footprint.js';
import { type Goal, goalsOf } from './goal.js';
import { createInterference } from './interference.js';
import { createPossible, type Possible } from './possible.js';
import { createRuns } from './runs.js';
import { createStubbornSets, type Sought } from './stubborn.js';

/** Partial-order reduction: leaves out steps without which all is found, and as near. See stubborn.ts. */
export interface Reduction {
  /**
   * Takes the steps out that need not be taken from the packed state at `words[at]`: of the records from `first` on. What remains
   * moves up. `isFresh` says of a packed state whether it will be expanded after all states of the present level.
   */
  reduce(
    words: Int32Array,
    at: number,
    output: Output,
    first: number,
    isFresh: (words: Int32Array, at: number) => boolean,
  ): void;
  /** Looks no more for what has been found: `bits` for each property, bit 0 if it was found, bit 1 if it was witnessed. */
  settle(bits: (property: number) => number): void;
}

export function createReduction<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  layout: Layout,
): Reduction {
  const actions = instancesOf(model).length;
  const goals = goalsOf(properties);
  const judges = properties.filter((p): p is StepProperty<State, World> => p.kind === 'step');
  const trees = createRuns(model, layout, goals, judges).map(run =>
    createCourseTree(run, layout.fields.length),
  );
  const initials = model.initials.map(initial => Int32Array.from(toCodes(model.schema, initial)));
  const possible = createPossible(layout, initials);
  const interference = createInterference(footprintsOf(trees, actions, possible), actions);
  const sets = createStubbornSets(createClosure(trees, interference, actions), interference, actions);
  const carrier = createCarrier<State>(model.schema, layout);
  const record = 1 + layout.words;
  const all = goals.map(soughtFor(properties, actions + 1));
  const places = new Int32Array(actions);
  let open: readonly Sought[] = all;
  return {
    reduce(words, at, output, first, isFresh) {
      carrier.unpack(words, at);
      expectPossible(carrier.slots, possible, layout);
      if (output.to - first <= record) return;
      const enabled: number[] = [];
      for (let from = first; from < output.to; from += record) {
        const number = output.words[from] as number;
        enabled.push(number);
        places[number] = from;
      }
      // In the order of their numbers: what is left out must not depend on what a thread has learned.
      enabled.sort((one, other) => one - other);
      const set = sets.setFor(carrier.slots, enabled, open, number =>
        isFresh(output.words, (places[number] as number) + 1),
      );
      if (set === undefined) return;
      let to = first;
      for (let from = first; from < output.to; from += record) {
        if (!has(set, output.words[from] as number)) continue;
        if (to !== from) output.words.copyWithin(to, from, from + record);
        to += record;
      }
      output.to = to;
    },
    settle(bits) {
      open = all.filter(goal => (bits(goal.property) & goal.bits) === 0);
    },
  };
}

/** What is looked for, for the sake of a property; `bits` are those that say that it need not be any more. */
interface SoughtFor extends Sought {
  readonly property: number;
  readonly bits: number;
}

const soughtFor =
  <State, World>(properties: readonly Property<State, World>[], first: number) =>
  ({ kind, property }: Goal<State, World>, i: number): SoughtFor => ({
    number: first + i,
    isStep: kind === 'step',
    property: properties.findIndex(({ name }) => name === property),
    bits: kind === 'witness' ? 3 : 1,
  });

/**
 * Footprints are of the states whose values are possible ones. Throws where a state has another value: a guard or an
 * effect then depends on more than the state, and nothing that has been left out was left out rightly.
 */
function expectPossible(slots: Slots, { valuesOf }: Possible, { fields }: Layout): void {
  for (const { slot, path } of fields) {
    if (valuesOf(slot)?.has(slots[slot] as number) === false)
      throw new Error(
        `no effect is known to give ${path} the value that it has: it depends on more than the state`,
      );
  }
}
