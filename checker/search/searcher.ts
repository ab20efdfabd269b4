import { createSuccessors } from '../learning/successors.js';
import type { Model } from '../model.js';
import { createCarrier } from '../packing/carrier.js';
import type { Layout } from '../packing/layout.js';
import type { Property } from '../property.js';
import { createReduction } from '../reduction/reduction.js';
import { createRenamer } from '../symmetry/renamer.js';
import type { Canonicalizer } from '../symmetry/symmetry.js';
import { createHaltedTest } from './halted.js';
import { createStateJudge, createStepJudge } from './judge.js';
import { createLookup } from './lookup.js';
import { deskOf, type Space } from './space.js';
import type { Visited } from './visited.js';

/** What one thread of a search does: it expands states, adds what is new, and judges it. */
export interface Searcher {
  /** For each ground action how many steps it made so far, repetitions and self-loops included. */
  readonly taken: Float64Array;
  /** Successors that wait to be added: at most `waitingMax` and those of one state. */
  readonly waiting: number;
  /** Names of the properties for which a state among those added, or a step to one, was found. */
  readonly found: ReadonlySet<string>;
  /** Names of those whose witness was. */
  readonly witnessed: ReadonlySet<string>;
  /** Adds an initial state. */
  enter(initial: Int32Array): void;
  /** Takes every step from a state. The successors wait. */
  expand(number: number): void;
  /**
   * Is told where the present level ends, and what all threads have found in the levels before: for each property bit 0 if it was
   * found, bit 1 if it was witnessed.
   */
  begin(levelEnd: number, found: (property: number) => number): void;
  /** Adds the successors that wait, and judges the new ones. There must be room for all of them. */
  flush(): void;
}

/** Successors that are looked up together. */
export const waitingMax = 512;

/** What a search is about, and the memory that its threads share. */
export interface Errand<State, World> {
  readonly model: Model<State, World>;
  readonly properties: readonly Property<State, World>[];
  readonly layout: Layout;
  readonly canonicalize: Canonicalizer | undefined;
  /** Whether steps are left out that need not be taken: see reduction/stubborn.ts. */
  readonly reduce: boolean;
  readonly space: Space;
}

export function createSearcher<State, World>(
  { model, properties, layout, canonicalize, reduce, space }: Errand<State, World>,
  thread: number,
  visited: Visited,
): Searcher {
  const { words } = space;
  const recordWords = 1 + layout.words;
  const { batch, batchWords } = deskOf(space.places, thread);
  const carrier = createCarrier<State>(model.schema, layout);
  const output = { words, to: batch, end: batch + batchWords };
  const { instances, expand, compileFor } = createSuccessors(model, layout, carrier, output);
  const states = createStateJudge(model, properties, layout);
  const steps = createStepJudge(model, properties, layout);
  const isHalted = createHaltedTest(model, layout, space.memory);
  const renamer = canonicalize && createRenamer(layout.words, canonicalize);
  const reduction = reduce ? createReduction(model, properties, layout) : undefined;
  const taken = new Float64Array(instances);
  let end = 0;
  const numberOf = createLookup(layout, visited, canonicalize);
  /** Whether a successor, as it is emitted, belongs to the next level. */
  const isFresh = (from: Int32Array, at: number): boolean => {
    const number = numberOf(from, at);
    return number === -1 || number >= end;
  };
  compileFor(space.memory);
  states.compileFor(space.memory);

  const flush = (): void => {
    const end = output.to;
    for (let at = batch; at < end; at += recordWords) {
      const number = words[at] as number;
      taken[number] = (taken[number] as number) + 1;
    }
    addWaiting((end - batch) / recordWords);
  };
  const addWaiting = (all: number): void => {
    const size = renamer === undefined ? all : renamer.rename(words, batch, all);
    output.to = batch;
    const first = visited.next;
    visited.add(size);
    for (let at = visited.at(first), end = visited.at(visited.next); at < end; at += layout.words) {
      states.judge(words, at);
    }
  };
  return {
    taken,
    get waiting() {
      return (output.to - batch) / recordWords;
    },
    get found() {
      return new Set([...states.found, ...steps.found]);
    },
    witnessed: states.witnessed,
    enter(initial) {
      canonicalize?.(initial, 0);
      visited.prime(initial, false);
      words.set(initial, batch + 1);
      output.to = batch + recordWords;
      addWaiting(1);
      visited.prime(initial, true);
    },
    expand(number) {
      const at = visited.at(number);
      if (isHalted?.(words, at) === true) return;
      const first = output.to;
      expand(words, at);
      reduction?.reduce(words, at, output, first, isFresh);
      if (steps.isOpen) {
        for (let after = first; after < output.to; after += recordWords) steps.judge(words, at, after + 1);
      }
    },
    begin(levelEnd, found) {
      end = levelEnd;
      reduction?.settle(found);
    },
    flush,
  };
}
