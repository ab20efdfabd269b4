import { instancesOf } from '../../checker/instance.js';
import type { Model } from '../../checker/model.js';
import { createCarrier } from '../../checker/packing/carrier.js';
import { layOut } from '../../checker/packing/layout.js';
import { type Canonicalizer, createCanonicalizer } from '../../checker/symmetry/symmetry.js';
import { isEnabled } from '../../checker/traces/next.js';
import { copy } from '../../checker/value.js';

/** What can be reached of a model if all states of an orbit count as one. */
export interface Orbits<State> {
  /** The canonical state of each orbit, packed. */
  readonly states: readonly Int32Array[];
  readonly transitions: number;
  /** The state at a position as a plain value. */
  at(position: number): State;
}

/** A plain breadth-first search over canonical states. */
export const orbitsOf = <State, World>(model: Model<State, World>): Orbits<State> =>
  searched(model, createCanonicalizer(model.schema, layOut(model.schema)));

/** The canonical forms, as text, of all the states that a search over states as they are meets. */
export function formsOfStates<State, World>(model: Model<State, World>): Set<string> {
  const canonicalize = createCanonicalizer(model.schema, layOut(model.schema));
  return new Set(
    searched(model, undefined).states.map(words => {
      canonicalize?.(words, 0);
      return words.join();
    }),
  );
}

function searched<State, World>(
  model: Model<State, World>,
  canonicalize: Canonicalizer | undefined,
): Orbits<State> {
  const layout = layOut(model.schema);
  const carrier = createCarrier<State>(model.schema, layout);
  const instances = instancesOf(model);
  const reached = new Set<string>();
  const states: Int32Array[] = [];
  let transitions = 0;
  const enter = (): void => {
    const words = new Int32Array(layout.words);
    carrier.pack(words, 0);
    canonicalize?.(words, 0);
    const name = words.join();
    if (!reached.has(name)) states.push(words);
    reached.add(name);
  };
  for (const initial of model.initials) {
    carrier.load(initial);
    enter();
  }
  for (const state of states) {
    carrier.unpack(state, 0);
    carrier.save();
    for (const { action, args, ...instance } of instances) {
      if (!isEnabled(model, carrier.state, { action, args, ...instance })) continue;
      action.effect(carrier.state, args, model.world);
      transitions += 1;
      enter();
      carrier.restore();
    }
  }
  return {
    states,
    transitions,
    at(position) {
      carrier.unpack(states[position] as Int32Array, 0);
      return copy(model.schema, carrier.state);
    },
  };
}
