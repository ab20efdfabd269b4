import { type Carrier, createCarrier } from '../checker/carrier.js';
import { createExpander } from '../checker/expander.js';
import { instancesOf } from '../checker/instance.js';
import { type Layout, layOut } from '../checker/layout.js';
import type { Model } from '../checker/model.js';
import { enabledIn, next } from '../checker/next.js';
import type { StructSchema } from '../checker/schema.js';
import { createVisited } from '../checker/visited.js';
import type { State } from '../model/state.js';
import type { World } from '../model/world.js';
import type { Case } from './case.js';
import type { Found } from './figures.js';
import { createPlainCarrier } from './plain-carrier.js';
import { realModel } from './real-model.js';

type Make = (schema: StructSchema, layout: Layout) => Carrier<State>;

/**
 * The ways to carry a state, on the same model with the same loop around them: accessor views over one buffer, which the
 * checker uses; a plain scratch object; and plain values told apart by their JSON, as the reference explorer does it,
 * which is so slow that it gets only the first states.
 */
export function carrierCases(slice: string, jsonStates: number): Case[] {
  const section = `state carriers, counted-and-keyed at ${slice}`;
  const model = () => realModel('counted-and-keyed', slice);
  const by = (make: Make) => () => searchedBy(make, model());
  const compared = { section, isCompared: true };
  return [
    { ...compared, name: 'accessor views', run: by(createCarrier) },
    { ...compared, name: 'plain object', mustAgree: true, run: by(createPlainCarrier) },
    { ...compared, name: 'JSON keys (prefix)', run: () => searchedByJson(model(), jsonStates) },
  ];
}

/** The search of checker/explore.ts with nothing in it but what every carrier needs. */
function searchedBy(make: Make, model: Model<State, World>): Found {
  const layout = layOut(model.schema);
  const carrier = make(model.schema, layout);
  const visited = createVisited(layout.words);
  let transitions = 0;
  let current = 0;
  let at = 0;
  const expand = createExpander(model, carrier, instance => {
    transitions += 1;
    carrier.pack(visited.batch, at);
    at = visited.push(current, instance);
    carrier.restore();
  });
  for (const initial of model.initials) {
    carrier.load(initial);
    carrier.pack(visited.batch, at);
    at = visited.push(-1, -1);
  }
  visited.flush();
  at = 0;
  for (; current < visited.count; current++) {
    carrier.unpack(visited.states, current * layout.words);
    if (model.isHalted?.(carrier.state, model.world) !== true) {
      carrier.save();
      expand();
    }
    if (current + 1 === visited.count) {
      visited.flush();
      at = 0;
    }
  }
  return { states: visited.count, transitions, bytesPerState: visited.bytes / visited.count };
}

function searchedByJson(model: Model<State, World>, statesMax: number): Found {
  const instances = instancesOf(model);
  const reached = new Set(model.initials.map(state => JSON.stringify(state)));
  const queue = [...model.initials];
  let transitions = 0;
  for (let current = 0; current < queue.length && queue.length < statesMax; current++) {
    const state = queue[current] as State;
    for (const instance of enabledIn(model, state, instances)) {
      const after = next(model, state, instance);
      transitions += 1;
      const key = JSON.stringify(after);
      if (reached.has(key)) continue;
      reached.add(key);
      queue.push(after);
    }
  }
  return { states: queue.length, transitions };
}
