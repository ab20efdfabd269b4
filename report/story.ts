import type { Instance } from '../checker/instance.js';
import { replay } from '../checker/replay.js';
import { formatStep } from '../checker/trace.js';
import { type CallsMade, callsIn, type KernelAction } from '../model/kernel-action.js';
import type { NfsModel } from '../model/model.js';
import type { State } from '../model/state.js';
import type { World } from '../model/world.js';

/** A step of the world's model. */
export type Step = Instance<State, World>;

/** A trace with everything that happens in it. `states[i]` is the state before step i, and the last one ends it. */
export interface Story {
  readonly model: NfsModel;
  readonly steps: readonly Step[];
  readonly states: readonly State[];
}

/** Takes the steps of a finding again. Throws where that is not possible: then the checker that found it is wrong. */
export function storyOf(model: NfsModel, trace: readonly Step['label'][]): Story {
  const told = replay(model, trace.map(formatStep));
  if (told.kind === 'replayed') return { model, steps: told.steps, states: told.states };
  const at = told.kind === 'blocked' ? formatStep(told.step.label) : told.text;
  throw new Error(`the finding of a search in ${model.name} cannot be replayed: step ${told.at}, ${at}`);
}

/** The state in which a story ends. */
export const lastState = ({ states }: Story): State => states[states.length - 1];

/** Where the kernel does what a step models. */
export function callsOf({ actions, name, world }: NfsModel, step: Step): CallsMade {
  const action = actions.find((each: KernelAction) => each.name === step.label.action);
  if (action === undefined) throw new Error(`model ${name} has no action ${step.label.action}`);
  return callsIn(action.kernel, world.rules);
}

/** A story up to a step. */
export const upTo = ({ model, steps, states }: Story, at: number): Story => ({
  model,
  steps: steps.slice(0, at),
  states: states.slice(0, at + 1),
});
