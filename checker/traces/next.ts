import { valueAsked } from '../condition.js';
import { type Instance, instancesOf, isGuardMet } from '../instance.js';
import type { Model } from '../model.js';
import { copy } from '../value.js';

/**
 * The state after a step. Pure: the state given is not touched. The caller has checked that the step is enabled.
 * Throws a RangeError where the effect leaves a value that the schema does not allow. (A search's carrier is stricter: it
 * refuses such a value at once, even if the effect would have put it right.)
 */
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
  instance: Instance<State, World>,
): boolean {
  if (model.isHalted?.(state, model.world) === true) return false;
  return isGuardMet(instance, state, model.world, (condition, entity) =>
    condition.values.includes(valueAsked(state, condition, entity)),
  );
}

/** The steps that can be taken in a state, in the model's order. */
export const enabledIn = <State, World>(
  model: Model<State, World>,
  state: State,
  instances: readonly Instance<State, World>[] = instancesOf(model),
): Instance<State, World>[] => instances.filter(instance => isEnabled(model, state, instance));
