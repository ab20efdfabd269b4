import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { instancesOf } from '../../../checker/instance.js';
import { createRecorder } from '../../../checker/learning/recorder.js';
import type { Model } from '../../../checker/model.js';
import { type Layout, layOut } from '../../../checker/packing/layout.js';
import type { Slots } from '../../../checker/packing/view.js';
import { createCourseTree } from '../../../checker/reduction/course-tree.js';
import { type Footprint, footprintsOf, type Mode } from '../../../checker/reduction/footprint.js';
import { createPossible } from '../../../checker/reduction/possible.js';
import { createRuns } from '../../../checker/reduction/runs.js';
import { explore } from '../../../checker/search/explore.js';
import { enabledIn } from '../../../checker/traces/next.js';
import { toCodes } from '../../../checker/value.js';
import { designs } from '../../../designs/designs.js';
import { nfsModel } from '../../../model/model.js';
import { scopes } from '../../../model/scopes.js';

import { randomModels } from '../random-model.js';
import { statesOf } from '../states-of.js';
import { examplesToReduce } from './examples.js';
import { randomProcesses } from './random-processes.js';

const [tiny] = scopes as [(typeof scopes)[number]];

describe('the footprints of actions', () => {
  test.each(examplesToReduce)('tell of all that they do in $name', ({ model }) => {
    expect(understatedIn(model, footprintsFor(model))).toEqual([]);
  });

  test.each(designs)('tell of all that they do in $name, at scope tiny', design => {
    const model = nfsModel(design, tiny);
    expect(understatedIn(model, footprintsFor(model), 500)).toEqual([]);
  });

  test.prop([randomProcesses], { numRuns: 100 })('tell of all that they do in any processes', ({ model }) => {
    expect(understatedIn(model, footprintsFor(model))).toEqual([]);
  });

  test.prop([randomModels], { numRuns: 100 })('tell of all that they do in any model', ({ model }) => {
    expect(understatedIn(model, footprintsFor(model))).toEqual([]);
  });
});

describe('a footprint that does not tell all', () => {
  const [{ model }] = examplesToReduce as [(typeof examplesToReduce)[number]];
  const less = (change: (mode: Mode) => Mode): string[] =>
    understatedIn(
      model,
      footprintsFor(model).map(modes => modes.map(change)),
    );

  test('is noticed where it keeps a reading to itself', () => {
    expect(less(mode => ({ ...mode, reads: new Set([...(mode.reads ?? [])].slice(1)) }))).not.toEqual([]);
  });

  test('is noticed where it keeps a writing to itself', () => {
    expect(less(mode => ({ ...mode, writes: new Map([...(mode.writes ?? [])].slice(1)) }))).not.toEqual([]);
  });

  test('is noticed where it has too few modes', () => {
    const fewer = footprintsFor(model).map(modes => modes.slice(1));
    expect(understatedIn(model, fewer)).not.toEqual([]);
  });
});

function footprintsFor<State, World>(model: Model<State, World>): Footprint[] {
  const layout = layOut(model.schema);
  const trees = createRuns(model, layout, [], []).map(run => createCourseTree(run, layout.fields.length));
  const initials = model.initials.map(initial => Int32Array.from(toCodes(model.schema, initial)));
  return footprintsOf(trees, instancesOf(model).length, createPossible(layout, initials));
}

/** Steps from states that a search reaches, the first ones, that are in no mode of their action. */
function understatedIn<State, World>(
  model: Model<State, World>,
  footprints: readonly Footprint[],
  statesMax = 2_000,
): string[] {
  const layout = layOut(model.schema);
  const instances = instancesOf(model);
  const recorder = createRecorder<State>(model.schema, layout, new Int32Array(layout.fields.length));
  const states = statesOf(model, explore(model, [], { states: statesMax }));
  return states.flatMap(state => {
    const before = Int32Array.from(toCodes(model.schema, state));
    return enabledIn(model, state, instances).flatMap(instance => {
      recorder.begin(before);
      const { action, args, conditions } = instance;
      for (const { slot, stride, arg } of conditions) recorder.read(slot + stride * (args[arg] as number));
      action.guard?.(recorder.state, args, model.world);
      action.effect(recorder.state, args, model.world);
      const modes = footprints[instances.indexOf(instance)] as Footprint;
      return modes.some(mode => tellsOf(mode, before, recorder, layout))
        ? []
        : [JSON.stringify(instance.label)];
    });
  });
}

/** Whether a mode is one in which this step was taken. */
const tellsOf = (
  { requires, reads, writes }: Mode,
  before: Slots,
  step: { readonly reads: readonly number[]; readonly writes: readonly number[]; readonly slots: Slots },
  { fields }: Layout,
): boolean =>
  [...requires].every(([slot, codes]) => codes.has(before[slot] as number)) &&
  step.reads.every(slot => reads?.has(slot) ?? true) &&
  fields.every(
    ({ slot }) =>
      step.slots[slot] === before[slot] ||
      (step.writes.includes(slot) &&
        (writes?.get(slot)?.has(step.slots[slot] as number) ?? writes === undefined)),
  );
