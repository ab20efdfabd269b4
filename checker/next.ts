import { type Condition, conditionsOf } from './condition.js';
import { type Arguments, type Instance, instancesOf, type Model } from './model.js';
import type { ScalarValue } from './scalar.js';
import { copy } from './value.js';

/** The state after a step. Pure: the state given is not touched. The caller has checked that the step is enabled. */
export function next<State, World>(
  model: Model<State, World>,
  state: State,
  { action, args }: Instance<State, World>,
): State {
  const after = copy(model.schema, state);
  action.effect(after, args, model.world);
  return copy(model.schema, after);
}

/** Whether a step can be taken in a state. In a halted state none can. */
export function isEnabled<State, World>(
  model: Model<State, World>,
  state: State,
  { action, args }: Instance<State, World>,
): boolean {
  if (model.isHalted?.(state, model.world) === true) return false;
  if (!conditionsOf(model, action).every(condition => isMet(state, condition, args))) return false;
  return action.guard?.(state, args, model.world) ?? true;
}

function isMet<State>(state: State, { array, arg, field, values }: Condition, args: Arguments): boolean {
  const entities = (state as { [array: string]: { [field: string]: ScalarValue }[] })[array];
  return values.includes(entities?.[args[arg] as number]?.[field] as ScalarValue);
}

/** The steps that can be taken in a state, in the model's order. */
export const enabledIn = <State, World>(
  model: Model<State, World>,
  state: State,
  instances: readonly Instance<State, World>[] = instancesOf(model),
): Instance<State, World>[] => instances.filter(instance => isEnabled(model, state, instance));
