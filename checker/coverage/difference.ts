import { type Instance, instancesOf } from '../instance.js';
import type { Label, Model } from '../model.js';
import type { Layout } from '../packing/layout.js';
import { leaves, type StructSchema } from '../schema.js';
import type { Exploration } from '../search/explore.js';
import { createStepTable, type PackedStep, type StepTable } from '../traces/step-table.js';
import { formatStep } from '../traces/trace.js';
import { reachedBy } from './reached.js';

/** Where another model first does something else: the first state, in the order of a search, whose steps differ. */
export interface Difference {
  /** The state's number in the search. */
  readonly state: number;
  /** Steps from an initial state to it. */
  readonly depth: number;
  /** The steps that only one of the two models takes there, or that lead elsewhere in the other. At least one. */
  readonly labels: readonly Label[];
}

/** What came of comparing a model with another. */
export interface Comparison {
  /** States whose steps were compared, the one with the difference included. */
  readonly states: number;
  /** Absent where the steps from all those states are the same. */
  readonly difference?: Difference;
}

/** Whether one of the others is still to be compared after so many states, given what was found of each so far. */
export type IsWanted = (other: number, states: number, found: readonly (Difference | undefined)[]) => boolean;

/** States compared between two yields: some milliseconds of work. */
const statesPerYield = 2048;

/**
 * Compares models with the one whose search is given, state by state: the steps that each takes from there, by their
 * labels, with the states they lead to. One that has no difference in any state of a complete search has the same
 * reachable states and the same steps, if it has the same initial states, which are not compared.
 *
 * No model is shown a state that it cannot reach itself: the steps on the way there are from states with smaller
 * numbers, in which no difference was found.
 *
 * Throws where another model has another schema. It yields now and then, so that its caller can answer a signal.
 */
export function* comparing<State, World>(
  model: Model<State, World>,
  exploration: Exploration,
  others: readonly Model<State, World>[],
  isWanted: IsWanted = () => true,
): Generator<void, Comparison[]> {
  const { layout, visited } = exploration;
  const reached = reachedBy(model, exploration);
  const instances = instancesOf(model);
  const steps = createStepTable(model, layout);
  const rivals = others.map((other, i) => rivalOf(model, other, i, layout));
  const found = others.map((): Difference | undefined => undefined);
  const states = others.map(() => 0);
  for (let state = 0; state < reached.count; state++) {
    const open = rivals.filter(
      ({ i }) => states[i] === state && found[i] === undefined && isWanted(i, state, found),
    );
    if (open.length === 0) break;
    if (state > 0 && state % statesPerYield === 0) yield;
    const here = steps.from(visited.words, visited.at(state));
    for (const rival of open) {
      states[rival.i] = state + 1;
      const there = rival.steps.from(visited.words, visited.at(state));
      if (isSame(here, there, rival.numbers)) continue;
      const labels = differingLabels(asMap(here, instances), asMap(there, rival.instances));
      if (labels.length > 0) found[rival.i] = { state, depth: reached.depthOf(state), labels };
    }
  }
  return found.map((difference, i) => ({
    states: states[i] as number,
    ...(difference === undefined ? {} : { difference }),
  }));
}

/** `comparing` with one other model, to the end. */
export function compare<State, World>(
  model: Model<State, World>,
  exploration: Exploration,
  other: Model<State, World>,
): Comparison {
  const run = comparing(model, exploration, [other]);
  for (;;) {
    const next = run.next();
    if (next.done === true) return next.value[0] as Comparison;
  }
}

/** A model that another one is compared with. */
interface Rival<State, World> {
  readonly i: number;
  readonly instances: readonly Instance<State, World>[];
  readonly numbers: readonly number[];
  readonly steps: StepTable;
}

function rivalOf<State, World>(
  model: Model<State, World>,
  other: Model<State, World>,
  i: number,
  layout: Layout,
): Rival<State, World> {
  if (!isAlike(model.schema, other.schema))
    throw new Error(`models ${model.name} and ${other.name} have different schemas and cannot be compared`);
  const instances = instancesOf(other);
  const numbers = numbersIn(instancesOf(model), instances);
  return { i, instances, numbers, steps: createStepTable(other, layout) };
}

function isAlike(one: StructSchema, other: StructSchema): boolean {
  return JSON.stringify(leaves(one)) === JSON.stringify(leaves(other));
}

/** For each instance of the other model the number of the one with the same label here, or -1. */
function numbersIn<State, World>(
  here: readonly Instance<State, World>[],
  there: readonly Instance<State, World>[],
): number[] {
  const numbers = new Map(here.map(({ label }, number) => [formatStep(label), number]));
  return there.map(({ label }) => numbers.get(formatStep(label)) ?? -1);
}

/** Whether the steps are the same and in the same order: the quick test, which nearly every state passes. */
function isSame(
  here: readonly PackedStep[],
  there: readonly PackedStep[],
  numbers: readonly number[],
): boolean {
  if (there.length !== here.length) return false;
  return here.every(({ instance, words }, i) => {
    const other = there[i];
    return numbers[other.instance] === instance && other.words.every((word, w) => word === words[w]);
  });
}

/** Where each step leads, by its text. */
type Successors = ReadonlyMap<string, { readonly label: Label; readonly to: string }>;

function asMap<State, World>(
  steps: readonly PackedStep[],
  instances: readonly Instance<State, World>[],
): Successors {
  return new Map(
    steps.map(({ instance, words }) => {
      const { label } = instances[instance];
      return [formatStep(label), { label, to: words.join() }];
    }),
  );
}

function differingLabels(here: Successors, there: Successors): Label[] {
  const texts = [...new Set([...here.keys(), ...there.keys()])];
  return texts.flatMap(text => {
    const [one, other] = [here.get(text), there.get(text)];
    const label = one?.label ?? other?.label;
    return one?.to === other?.to || label === undefined ? [] : [label];
  });
}
