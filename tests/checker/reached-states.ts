import { instancesOf } from '../../checker/instance.js';
import type { Model } from '../../checker/model.js';
import { createCarrier } from '../../checker/packing/carrier.js';
import type { Layout } from '../../checker/packing/layout.js';
import { enabledIn, next } from '../../checker/traces/next.js';
import { copy } from '../../checker/value.js';

/** The first states that are reached by taking steps as `next` takes them, at most about `statesMax`. */
export function reachedStates<State, World>(model: Model<State, World>, statesMax: number): State[] {
  const instances = instancesOf(model);
  const states: State[] = [];
  const known = new Set<string>();
  const add = (state: State): void => {
    const text = JSON.stringify(state);
    if (!known.has(text)) states.push(state);
    known.add(text);
  };
  for (const initial of model.initials) add(copy(model.schema, initial));
  for (let at = 0; at < states.length && states.length < statesMax; at++) {
    const state = states[at] as State;
    for (const step of enabledIn(model, state, instances)) add(next(model, state, step));
  }
  return states;
}

/** Packs plain states. */
export function packerFor<State, World>({ schema }: Model<State, World>, layout: Layout) {
  const carrier = createCarrier<State>(schema, layout);
  return (state: State): Int32Array => {
    const words = new Int32Array(layout.words);
    carrier.load(state);
    carrier.pack(words, 0);
    return words;
  };
}
