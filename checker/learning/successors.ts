import { type Condition, isMetIn, slotAsked } from '../condition.js';
import { type Instance, instancesOf, isGuardMet } from '../instance.js';
import type { Model } from '../model.js';
import type { Carrier } from '../packing/carrier.js';
import type { Layout } from '../packing/layout.js';
import { createForest } from './forest.js';
import { type Functions, type Leaf, type Output, type Pace, usualPace } from './functions.js';
import { createRecorder } from './recorder.js';

/** All the steps from packed states. */
export interface Successors {
  /** Ground actions, by number. */
  readonly instances: number;
  /**
   * Emits a record for each successor of the packed state at `words[at]`: the number of the ground action, and the successor.
   * Throws where there is no room for all of them; what lies behind it has been overwritten then.
   */
  expand(words: Int32Array, at: number): void;
  /** From now on, states lie in this memory. */
  compileFor(memory: WebAssembly.Memory): void;
}

/** How much is learned, and when. */
export interface Learning {
  /** Words that a ground action's tree may have before only its guard is learned; with twice as many, nothing of it is. */
  readonly wordsMax: number;
  readonly pace: Pace;
}

const usual: Learning = { wordsMax: 20_000, pace: usualPace };

/** How much of a ground action is learned: all of it; whether it is enabled; nothing. */
type Learned = 'step' | 'guard' | 'none';

/**
 * The steps of a model, by what has been learned about its actions (see forest.ts), and by running them where nothing has. `output`
 * must have room for as many records as there are ground actions.
 */
export function createSuccessors<State, World>(
  model: Model<State, World>,
  layout: Layout,
  carrier: Carrier<State>,
  output: Output,
  { wordsMax, pace }: Learning = usual,
): Successors {
  const instances = instancesOf(model);
  const recorder = createRecorder<State>(model.schema, layout, carrier.slots.slice());
  const recordWords = 1 + layout.words;
  const treeWords = new Float64Array(instances.length);
  const learned = (number: number): Learned => {
    const words = treeWords[number] as number;
    return words < wordsMax ? 'step' : words < 2 * wordsMax ? 'guard' : 'none';
  };
  const { world } = model;
  let isPresent = false;

  const isMet = (condition: Condition, entity: number): boolean => isMetIn(carrier.slots, condition, entity);
  const isMetAsRead = (condition: Condition, entity: number): boolean => {
    recorder.read(slotAsked(condition, entity));
    return isMetIn(recorder.slots, condition, entity);
  };

  const emit = (number: number, { action, args }: Instance<State, World>): void => {
    action.effect(carrier.state, args, world);
    output.words[output.to] = number;
    carrier.pack(output.words, output.to + 1);
    carrier.restore();
    output.to += recordWords;
  };

  const functions: Functions = {
    count: instances.length,
    record(number) {
      const instance = instances[number] as Instance<State, World>;
      const { action, args } = instance;
      const depth = learned(number);
      recorder.begin(carrier.slots);
      if (depth === 'none') return { reads: [], leaf: { kind: 'run' } };
      if (!isGuardMet(instance, recorder.state, world, isMetAsRead))
        return { reads: recorder.reads, leaf: nothing };
      if (depth === 'guard') return { reads: recorder.reads, leaf: { kind: 'result' } };
      action.effect(recorder.state, args, world);
      const writes = recorder.writes.map(slot => ({ slot, code: recorder.slots[slot] as number }));
      return { reads: recorder.reads, leaf: { kind: 'step', writes } };
    },
    reached(number) {
      emit(number, instances[number] as Instance<State, World>);
    },
    run(number) {
      const instance = instances[number] as Instance<State, World>;
      if (isGuardMet(instance, carrier.state, world, isMet)) emit(number, instance);
    },
    grown(number, words) {
      treeWords[number] = (treeWords[number] as number) + words;
    },
    present(words, at) {
      if (isPresent) return;
      carrier.unpack(words, at);
      carrier.save();
      isPresent = true;
    },
  };
  const forest = createForest(layout, functions, output, pace);
  return {
    instances: instances.length,
    expand(words, at) {
      isPresent = false;
      forest.visit(words, at);
      if (output.end !== undefined && output.to > output.end)
        throw new Error(`model ${model.name}: more successors than there is room for in a batch`);
    },
    compileFor: forest.compileFor,
  };
}

const nothing: Leaf = { kind: 'nothing' };
