import { valueAsked } from '../condition.js';
import { doubtOf } from '../graph/run.js';
import { stepsIntoTrap } from '../graph/trapped.js';
import { type Instance, instancesOf } from '../instance.js';
import type { Model } from '../model.js';
import type { Deadlock, Property } from '../property.js';
import { formatScalar } from '../scalar.js';
import { enabledIn, isEnabled, next } from './next.js';
import { formatStep, instancesByText, withoutSpaces } from './trace.js';

/** What became of a trace that was taken again. `states` begins with the initial state. */
export type Replay<State, World> =
  | {
      readonly kind: 'replayed';
      readonly steps: readonly Instance<State, World>[];
      readonly states: readonly State[];
    }
  /** Step `at`, counted from 1, cannot be taken. `why` says what stands in its way. */
  | {
      readonly kind: 'blocked';
      readonly at: number;
      readonly step: Instance<State, World>;
      readonly why: string;
      readonly steps: readonly Instance<State, World>[];
      readonly states: readonly State[];
    }
  /** No action of the model has this name and these arguments. */
  | {
      readonly kind: 'unknown-step';
      readonly at: number;
      readonly text: string;
      readonly known: readonly string[];
    };

/** Takes named steps one after the other from the (first) initial state. */
export function replay<State, World>(
  model: Model<State, World>,
  texts: readonly string[],
): Replay<State, World> {
  const instances = instancesOf(model);
  const byText = instancesByText(instances);
  const steps: Instance<State, World>[] = [];
  const states: State[] = [model.initials[0] as State];
  for (const [i, text] of texts.entries()) {
    const step = byText.get(withoutSpaces(text));
    if (step === undefined) {
      const known = instances.map(instance => formatStep(instance.label));
      return { kind: 'unknown-step', at: i + 1, text, known };
    }
    const state = states[i] as State;
    if (!isEnabled(model, state, step)) {
      return { kind: 'blocked', at: i + 1, step, why: obstacle(model, state, step), steps, states };
    }
    steps.push(step);
    states.push(next(model, state, step));
  }
  return { kind: 'replayed', steps, states };
}

/**
 * The number of steps after which a trace shows what it is said to show, or undefined where it does not. `states` are
 * those of the trace, from the initial one to its end; `loop` is what is then repeated for ever, if there is anything.
 */
export function stepsToFinding<State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  states: readonly State[],
  loop: readonly Instance<State, World>[] = [],
): number | undefined {
  if (property.kind === 'recoverable') return stepsIntoTrap(model, property, states);
  if (property.kind === 'leads-to')
    return doubtOf(model, property, { states, loop }) === undefined ? states.length - 1 : undefined;
  const at = states.findIndex((state, i) => shows(model, property, states[i - 1], state));
  return at === -1 ? undefined : at;
}

/**
 * The same for steps that were taken again, of which the last `looped` are what is repeated for ever. An endless run is shown
 * only by all of them.
 */
export function stepsToFindingIn<State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  told: Exclude<Replay<State, World>, { readonly kind: 'unknown-step' }>,
  looped: number,
): number | undefined {
  if (property.kind !== 'leads-to') return stepsToFinding(model, property, told.states);
  if (told.kind === 'blocked') return undefined;
  const end = told.steps.length - looped;
  return stepsToFinding(model, property, told.states.slice(0, end + 1), told.steps.slice(end));
}

/**
 * Whether a state, or the step that led to it, is what a property looks for: a violation, or a scenario reached. What is
 * true of endless runs, or of what is possible, no single state shows.
 */
export function shows<State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  before: State | undefined,
  state: State,
): boolean {
  const { world } = model;
  switch (property.kind) {
    case 'invariant':
      return !property.holds(state, world);
    case 'reachable':
      return property.reached(state, world);
    case 'step':
      return before !== undefined && !property.holds(before, state, world);
    case 'deadlock':
      return isWrongEnd(model, property, state) && enabledIn(model, state).length === 0;
    case 'recoverable':
    case 'leads-to':
      return false;
  }
}

/** Whether a state from which no step can be taken is none of those in which the system may come to rest. */
export const isWrongEnd = <State, World>(
  { isHalted, world }: Model<State, World>,
  { mayEnd }: Deadlock<State, World>,
  state: State,
): boolean => isHalted?.(state, world) !== true && !mayEnd(state, world);

/** What keeps a step from being taken, as a report says it. */
function obstacle<State, World>(
  model: Model<State, World>,
  state: State,
  step: Instance<State, World>,
): string {
  if (model.isHalted?.(state, model.world) === true) return 'nothing can happen any more';
  for (const condition of step.conditions) {
    const { array, arg, field, values, schema } = condition;
    const found = valueAsked(state, condition, step.args[arg] as number);
    if (values.includes(found)) continue;
    const wanted = values.map(value => formatScalar(schema, value)).join(' or ');
    const name = step.label.args[arg] ?? step.label.actor;
    return `${array} ${name} has ${field} = ${formatScalar(schema, found)}, not ${wanted}`;
  }
  return 'its guard is false';
}
