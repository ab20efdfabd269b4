import type { Components } from './components.js';
import { eachFairStep, type Fairness } from './fairness.js';
import type { Part, Rows } from './part.js';

/** What a loop has to come by for its run to be a counterexample: each need is met by a state, or by a step. */
interface Needs {
  readonly open: Set<number>;
  /** Strikes off what a state meets: the fair instances that are impossible there, and being a state to come by. */
  atState(state: number): void;
  /** Strikes off what a step meets: the fair instance that it takes. */
  atStep(from: number, instance: number, to: number): void;
  /** Whether a state, or a step, would meet a need that is still open. */
  isMetAt(state: number): boolean;
  isMetBy(from: number, instance: number, to: number): boolean;
}

interface Step {
  readonly from: number;
  readonly instance: number;
  readonly to: number;
}

/**
 * A loop through `base` within its component, which can be stayed in fairly: from one thing that it needs to the next one
 * that makes the way there and home the shortest, then home. Empty where the run can just as well stand still in
 * `base`. With `mustMeet` it also comes by a state at which that is 1. `back` are the rows reversed. The instances it takes.
 */
export function loopThrough(
  part: Part,
  back: Rows,
  components: Components,
  fairness: Fairness,
  base: number,
  mustMeet: Uint8Array | undefined,
): number[] {
  const needs = needsOf(part, fairness, mustMeet);
  needs.atState(base);
  if (needs.open.size === 0) return [];
  const home = distancesTo(base, back, components.of);
  const loop: number[] = [];
  let state = base;
  const walk = (willDo: (step: Step) => boolean): void => {
    for (const { from, instance, to } of shortestBy(part, state, home, willDo)) {
      needs.atStep(from, instance, to);
      needs.atState(to);
      loop.push(instance);
      state = to;
    }
  };
  while (needs.open.size > 0)
    walk(({ from, instance, to }) => needs.isMetBy(from, instance, to) || needs.isMetAt(to));
  if (state !== base) walk(({ to }) => to === base);
  return loop;
}

function needsOf(part: Part, fairness: Fairness, mustMeet: Uint8Array | undefined): Needs {
  const meeting = fairness.count;
  const open = new Set(Array.from({ length: fairness.count }, (_, fair) => fair));
  if (mustMeet !== undefined) open.add(meeting);
  const possibleAt = (state: number): Set<number> => {
    const possible = new Set<number>();
    eachFairStep(part, fairness, state, fair => possible.add(fair));
    return possible;
  };
  const metAt = (state: number): number[] => {
    const possible = possibleAt(state);
    return [...open].filter(need => (need === meeting ? mustMeet?.[state] === 1 : !possible.has(need)));
  };
  const metBy = (from: number, instance: number, to: number): number =>
    from === to ? -1 : fairness.of[instance];
  return {
    open,
    atState: state => {
      for (const need of metAt(state)) open.delete(need);
    },
    atStep: (from, instance, to) => void open.delete(metBy(from, instance, to)),
    isMetAt: state => metAt(state).length > 0,
    isMetBy: (from, instance, to) => open.has(metBy(from, instance, to)),
  };
}

/** The fewest steps from each state of a component to one of them, within it; -1 for states outside. */
function distancesTo(base: number, { offsets, ends }: Rows, of: Int32Array): Int32Array {
  const distances = new Int32Array(of.length).fill(-1);
  distances[base] = 0;
  const queue = [base];
  for (const state of queue) {
    for (let i = offsets[state]; i < offsets[state + 1]; i++) {
      const before = ends[i];
      if (distances[before] !== -1 || of[before] !== of[base]) continue;
      distances[before] = distances[state] + 1;
      queue.push(before);
    }
  }
  return distances;
}

/**
 * The steps of a path from a state up to a step that will do, such that the path and the way home from its end together are
 * as short as can be. At least one step; `home` are the distances, -1 where the path must not go.
 */
function shortestBy(
  { offsets, ends, instances }: Part,
  start: number,
  home: Int32Array,
  willDo: (step: Step) => boolean,
): Step[] {
  const cameBy = new Map<number, { readonly by: Step | undefined; readonly length: number }>();
  cameBy.set(start, { by: undefined, length: 1 });
  let best: { readonly last: Step; readonly total: number } | undefined;
  for (const [from, { length }] of cameBy) {
    if (length >= (best?.total ?? Infinity)) break;
    for (let i = offsets[from]; i < offsets[from + 1]; i++) {
      const step = { from, instance: instances[i], to: ends[i] };
      if (step.to === -1 || step.to === from || home[step.to] === -1) continue;
      const total = length + home[step.to];
      if (total < (best?.total ?? Infinity) && willDo(step)) best = { last: step, total };
      if (!cameBy.has(step.to)) cameBy.set(step.to, { by: step, length: length + 1 });
    }
  }
  if (best === undefined) throw new Error('a component has not what it was found to have');
  const steps: Step[] = [];
  for (let step: Step | undefined = best.last; step !== undefined; step = cameBy.get(step.from)?.by)
    steps.push(step);
  return steps.reverse();
}
