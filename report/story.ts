import type { Instance } from '../checker/instance.js';
import { replay } from '../checker/traces/replay.js';
import { formatStep } from '../checker/traces/trace.js';
import type { Finding } from '../checker/verdict.js';
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
  /** How many of the steps, the last ones, are repeated for ever; absent where none are. */
  readonly repeated?: number;
}

/** Takes the steps of a finding again. Throws where that is not possible: then the checker that found it is wrong. */
export function storyOf(model: NfsModel, { trace, loop = [] }: Pick<Finding, 'trace' | 'loop'>): Story {
  const told = replay(model, [...trace, ...loop].map(formatStep));
  if (told.kind === 'replayed')
    return withLoop({ model, steps: told.steps, states: told.states }, loop.length);
  const at = told.kind === 'blocked' ? formatStep(told.step.label) : told.text;
  throw new Error(`the finding of a search in ${model.name} cannot be replayed: step ${told.at}, ${at}`);
}

/** A story of whose steps the last ones are repeated for ever. */
export const withLoop = (story: Story, repeated: number): Story =>
  repeated === 0 ? story : { ...story, repeated };

/** The steps of a story up to those that are repeated for ever, and those. */
export function prefixAndLoop({
  steps,
  repeated = 0,
}: Story): [prefix: readonly Step[], loop: readonly Step[]] {
  const end = steps.length - repeated;
  return [steps.slice(0, end), steps.slice(end)];
}

/** The state in which a story ends. */
export const lastState = ({ states }: Story): State => states[states.length - 1];

/** Where the kernel does what a step models. */
export function callsOf({ actions, name, world }: NfsModel, step: Step): CallsMade {
  const action = actions.find((each: KernelAction) => each.name === step.label.action);
  if (action === undefined) throw new Error(`model ${name} has no action ${step.label.action}`);
  return callsIn(action.kernel, world.rules);
}

/** A story up to a step, without what is repeated for ever. */
export const upTo = ({ model, steps, states }: Story, at: number): Story => ({
  model,
  steps: steps.slice(0, at),
  states: states.slice(0, at + 1),
});
