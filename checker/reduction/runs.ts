import { type Condition, isMetIn, slotAsked } from '../condition.js';
import { type Instance, instancesOf, isGuardMet } from '../instance.js';
import type { Model } from '../model.js';
import type { Layout } from '../packing/layout.js';
import { type Slots, viewOf, type Witness } from '../packing/view.js';
import type { StepProperty } from '../property.js';
import type { Course, Run, SlotValue } from './course.js';
import type { Goal } from './goal.js';

/**
 * Readings after which a run is broken off. A state that no search reaches may send a guard round a ring of indices that
 * otherwise has an end.
 */
const readingsMax = 100_000;

/** Is thrown to break a run off. */
const endless = new Error('a run reads without end');

/** One function, to be run on the present state. */
type Act = () => boolean;

/**
 * The functions of a state that decide what a search does, each as something that can be run and tells its course: the ground
 * actions by their numbers, then whether the state is halted, then the goals. After an action the properties of steps judge the step.
 */
export function createRuns<State, World>(
  model: Model<State, World>,
  layout: Layout,
  goals: readonly Goal<State, World>[],
  judges: readonly StepProperty<State, World>[],
): Run[] {
  const size = layout.fields.length;
  const before: Slots = new Int32Array(size);
  const after: Slots = new Int32Array(size);
  const { reads, writes, begin, watchBefore, watchAfter } = createNotes(size);
  const oldState = viewOf<State>(model.schema, before, watchBefore);
  const state = viewOf<State>(model.schema, after, watchAfter);
  const { world } = model;
  const shared = createSharedValues();
  let own = 0;

  const runOf = (act: Act): Run => {
    const valueAt = (slot: number): SlotValue => shared(slot, before[slot] as number);
    return given => {
      for (let slot = 0; slot < size; slot++) {
        before[slot] = given[slot] as number;
        after[slot] = given[slot] as number;
      }
      begin();
      own = -1;
      const outcome = outcomeOf(act);
      if (own === -1) own = reads.length;
      const isChange = (slot: number): boolean =>
        after[slot] !== before[slot] || reads.indexOf(slot) === -1 || reads.indexOf(slot) >= own;
      return {
        outcome,
        reads: reads.slice(0, own).map(valueAt),
        judged: reads.slice(own).map(valueAt),
        writes: writes.filter(isChange).map(slot => shared(slot, after[slot] as number)),
      };
    };
  };
  const isMet = (condition: Condition, entity: number): boolean => {
    watchAfter.read(slotAsked(condition, entity));
    return isMetIn(after, condition, entity);
  };
  const taking =
    (instance: Instance<State, World>): Act =>
    () => {
      if (!isGuardMet(instance, state, world, isMet)) return false;
      instance.action.effect(state, instance.args, world);
      own = reads.length;
      for (const judge of judges) {
        if (outcomeOf(() => judge.holds(oldState, state, world)) === 'endless') throw endless;
      }
      return true;
    };
  return [
    ...instancesOf(model).map(instance => runOf(taking(instance))),
    runOf(() => model.isHalted?.(state, world) === true),
    ...goals.map(goal => runOf(() => goal.isMet(state, world))),
  ];
}

/** Makes each value once: there are many courses, and few values. */
function createSharedValues(): (slot: number, code: number) => SlotValue {
  const known: Map<number, SlotValue>[] = [];
  return (slot, code) => {
    known[slot] ??= new Map();
    const ofSlot = known[slot];
    let value = ofSlot.get(code);
    if (value === undefined) {
      value = { slot, code };
      ofSlot.set(code, value);
    }
    return value;
  };
}

function outcomeOf(act: Act): Course['outcome'] {
  try {
    return act() ? 'yes' : 'no';
  } catch (error) {
    return error === endless ? 'endless' : 'failed';
  }
}

/** What the present run has read and written. */
interface Notes {
  /** In order, each once; not what it had written itself. */
  readonly reads: readonly number[];
  readonly writes: readonly number[];
  begin(): void;
  /** Is told of the state that an action changes; and of a copy that stays as it was. */
  readonly watchAfter: Witness;
  readonly watchBefore: Witness;
}

function createNotes(size: number): Notes {
  const reads: number[] = [];
  const writes: number[] = [];
  const readIn = new Int32Array(size);
  const writtenIn = new Int32Array(size);
  let run = 0;
  let readings = 0;
  const count = (): void => {
    readings += 1;
    if (readings > readingsMax) throw endless;
  };
  const read = (slot: number): void => {
    count();
    if (readIn[slot] === run) return;
    readIn[slot] = run;
    reads.push(slot);
  };
  const write = (slot: number): void => {
    if (writtenIn[slot] === run) return;
    writtenIn[slot] = run;
    writes.push(slot);
  };
  return {
    reads,
    writes,
    begin() {
      run += 1;
      readings = 0;
      reads.length = 0;
      writes.length = 0;
    },
    watchBefore: { read, write },
    watchAfter: {
      read(slot) {
        if (writtenIn[slot] === run) count();
        else read(slot);
      },
      write,
    },
  };
}
