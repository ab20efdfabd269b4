import { createSuccessors } from '../learning/successors.js';
import type { Model } from '../model.js';
import { createCarrier } from '../packing/carrier.js';
import type { Layout } from '../packing/layout.js';
import type { Property } from '../property.js';
import { createHaltedTest } from '../search/halted.js';
import { createStateJudge, createStepJudge } from '../search/judge.js';
import { waitingMax } from '../search/searcher.js';
import { deskOf } from '../search/space.js';
import { createRenamer } from '../symmetry/renamer.js';
import type { Canonicalizer } from '../symmetry/symmetry.js';
import type { FingerprintStates } from './states.js';

/** What expands and judges the states of a search by fingerprints. */
export interface FingerprintSearcher {
  readonly kept: FingerprintStates;
  /** For each ground action how many steps it made so far, repetitions and self-loops included. */
  readonly taken: Float64Array;
  /** By property name: the state that it was found in, or, of a property of steps, from. */
  readonly found: ReadonlyMap<string, number>;
  /** Names of those whose witness was found. */
  readonly witnessed: ReadonlySet<string>;
  /** Adds an initial state, packed. */
  enter(initial: Int32Array): void;
  /** Takes every step from a state, which has this place in the present level. False if there is no more room. */
  expand(number: number, place: number): boolean;
  /** Adds the successors that wait, and judges the new ones. False if there is no room for all of them. */
  flush(): boolean;
}

export function createFingerprintSearcher<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  layout: Layout,
  canonicalize: Canonicalizer | undefined,
  kept: FingerprintStates,
): FingerprintSearcher {
  const { words, places, memory } = kept.space;
  const { batch, batchWords } = deskOf(places, 0);
  const recordWords = 1 + layout.words;
  const output = { words, to: batch, end: batch + batchWords };
  const successors = createSuccessors(model, layout, createCarrier<State>(model.schema, layout), output);
  const states = createStateJudge(model, properties, layout);
  const steps = createStepJudge(model, properties, layout);
  const isHalted = createHaltedTest(model, layout);
  const renamer = canonicalize && createRenamer(layout.words, canonicalize);
  const taken = new Float64Array(successors.instances);
  const found = new Map<string, number>();
  successors.compileFor(memory);
  states.compileFor(memory);

  const note = (names: ReadonlySet<string>, number: number): void => {
    if (names.size === 0) return;
    for (const name of names) if (!found.has(name)) found.set(name, number);
  };
  const recordsFrom = (first: number): number => (output.to - first) / recordWords;

  /** Looks at the steps from a state, and puts its number where theirs were. */
  const look = (first: number, from: number, number: number): void => {
    for (let record = first; record < output.to; record += recordWords) {
      const instance = words[record] as number;
      taken[instance] = (taken[instance] as number) + 1;
      if (steps.isOpen) steps.judge(words, from, record + 1);
      words[record] = number;
    }
    note(steps.found, number);
  };
  const judge = (number: number, at: number): void => {
    states.judge(words, at);
    note(states.found, number);
  };
  const flush = (): boolean => {
    if (!kept.add(recordsFrom(batch), judge)) return false;
    output.to = batch;
    return true;
  };
  return {
    kept,
    taken,
    found,
    witnessed: states.witnessed,
    enter(initial) {
      canonicalize?.(initial, 0);
      words[batch] = -1;
      words.set(initial, batch + 1);
      output.to = batch + recordWords;
      flush();
    },
    expand(number, place) {
      if (recordsFrom(batch) >= waitingMax && !flush()) return false;
      const at = kept.at(place);
      if (isHalted?.(words, at) === true) return true;
      const first = output.to;
      successors.expand(words, at);
      look(first, at, number);
      if (renamer !== undefined)
        output.to = first + renamer.rename(words, first, recordsFrom(first)) * recordWords;
      return true;
    },
    flush,
  };
}
