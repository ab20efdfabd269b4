import { getAdjacencyMap } from '@xstate/graph';
import { fromTransition } from 'xstate';
import { z } from 'zod';
import { type Instance, instancesOf } from '../../checker/instance.js';
import type { Model } from '../../checker/model.js';
import type { Invariant } from '../../checker/property.js';
import { enabledIn } from '../../checker/traces/next.js';
import { withModelOf } from './model-of.js';
import type { Found } from './row.js';
import { subjectSchema } from './subject.js';

/** What this process is to do: its one argument, as JSON. */
const taskSchema = z.strictObject({ subject: subjectSchema });

export type AdjacencyTask = z.infer<typeof taskSchema>;

/** `@xstate/graph` as a peer: all states reached from the first one, in a process that prints what it found as JSON. */
const { subject } = taskSchema.parse(JSON.parse(process.argv[2] ?? ''));
process.stdout.write(`${JSON.stringify(withModelOf(subject, mapped))}\n`);

interface StepEvent<State, World> {
  readonly type: string;
  readonly instance: Instance<State, World>;
}

/** The model as an actor's logic whose context is the state, and whose events are the model's steps. */
function mapped<State, World>(
  model: Model<State, World>,
  invariants: readonly Invariant<State, World>[],
): Found {
  const [initial] = model.initials;
  if (initial === undefined) throw new Error(`${model.name} has no initial state`);
  const instances = instancesOf(model);
  const events = instances.map((instance, i) => ({ type: `step ${i}`, instance }));
  const eventOf = new Map(instances.map((instance, i) => [instance, events[i]]));
  const logic = fromTransition((state: State, { instance }: StepEvent<State, World>) => {
    const after = structuredClone(state);
    instance.action.effect(after, instance.args, model.world);
    return after;
  }, initial);
  const map = getAdjacencyMap(logic, {
    events: ({ context }) =>
      enabledIn(model, context, instances).flatMap(instance => eventOf.get(instance) ?? []),
    serializeState: ({ context }) => JSON.stringify(context),
    serializeEvent: ({ type }) => type,
  });
  const reached = Object.values(map);
  const isBroken = invariants.some(property =>
    reached.some(({ state }) => !property.holds(state.context, model.world)),
  );
  if (isBroken) throw new Error(`${model.name} breaks an invariant, and this search keeps no trace`);
  const transitions = reached.reduce((sum, { transitions }) => sum + Object.keys(transitions).length, 0);
  return { states: reached.length, transitions };
}
