import type { Fingerprints } from '../fingerprints/fingerprint.js';
import { type Instance, instancesOf } from '../instance.js';
import type { Model } from '../model.js';
import { createCarrier } from '../packing/carrier.js';
import type { Layout } from '../packing/layout.js';
import type { Property } from '../property.js';
import type { Canonicalizer } from '../symmetry/symmetry.js';
import { isEnabled, next } from './next.js';
import { shows } from './replay.js';
import { createStepTable, type StepTable } from './step-table.js';

/** A way from an initial state: the state it has come to, and how. */
interface Way<State> {
  readonly initial: State;
  readonly words: Int32Array;
  readonly instances: readonly number[];
}

/**
 * A trace to a finding, along the fingerprints of the states on the way to it; smallest ground actions first. Each state on that
 * way was reached by a step from the one before, so there is such a trace. Where several states have a fingerprint that is
 * asked for, all of them are followed. What comes out is taken again, step by step, with nothing of
 * the search: a trace that does not show what it is said to show is an error, and never handed back.
 */
export function createRetracer<State, World>(
  model: Model<State, World>,
  layout: Layout,
  fingerprints: Fingerprints,
  canonicalize: Canonicalizer | undefined,
): (
  property: Property<State, World>,
  way: readonly (readonly [number, number])[],
) => readonly Instance<State, World>[] {
  const instances = instancesOf(model);
  const table = createStepTable(model, layout);
  const carrier = createCarrier<State>(model.schema, layout);
  const standIn = new Int32Array(layout.words);
  const has = (words: Int32Array, [low, high]: readonly [number, number]): boolean => {
    standIn.set(words);
    canonicalize?.(standIn, 0);
    const [ownLow, ownHigh] = fingerprints.of(standIn);
    return ownLow === low && ownHigh === high;
  };
  const packed = (state: State): Int32Array => {
    const words = new Int32Array(layout.words);
    carrier.load(state);
    carrier.pack(words, 0);
    return words;
  };
  return (property, [first, ...others]) => {
    let ways = model.initials
      .map((initial): Way<State> => ({ initial, words: packed(initial), instances: [] }))
      .filter(({ words }) => first !== undefined && has(words, first));
    for (const fingerprint of others) {
      ways = distinct(onward(ways, table).filter(({ words }) => has(words, fingerprint)));
    }
    if (property.kind === 'step') ways = onward(ways, table);
    for (const way of ways) {
      const trace = way.instances.map(number => instances[number] as Instance<State, World>);
      if (isShownBy(model, property, way.initial, trace)) return trace;
    }
    throw new Error(`${model.name}: no trace to ${property.name} along the states on the way to it`);
  };
}

const onward = <State>(ways: readonly Way<State>[], table: StepTable): Way<State>[] =>
  ways.flatMap(way =>
    table
      .from(way.words)
      .map(({ instance, words }) => ({ ...way, words, instances: [...way.instances, instance] })),
  );

/** One way to each state, the first. */
function distinct<State>(ways: readonly Way<State>[]): Way<State>[] {
  const first = new Map<string, Way<State>>();
  for (const way of ways) {
    const key = way.words.join();
    if (!first.has(key)) first.set(key, way);
  }
  return [...first.values()];
}

/** Whether the steps can be taken, and the last state, or the last step, is what the property looks for. */
function isShownBy<State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  initial: State,
  trace: readonly Instance<State, World>[],
): boolean {
  let before: State | undefined;
  let state = initial;
  for (const instance of trace) {
    if (!isEnabled(model, state, instance)) return false;
    before = state;
    state = next(model, state, instance);
  }
  return shows(model, property, before, state);
}
