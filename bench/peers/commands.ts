import fc from 'fast-check';
import { z } from 'zod';
import { type Instance, instancesOf } from '../../checker/instance.js';
import type { Model } from '../../checker/model.js';
import type { Invariant } from '../../checker/property.js';
import { isEnabled } from '../../checker/traces/next.js';
import { withModelOf } from './model-of.js';
import type { Found } from './row.js';
import { subjectSchema } from './subject.js';

/** What this process is to do: its one argument, as JSON. */
const taskSchema = z.strictObject({ subject: subjectSchema, seed: z.int() });

export type CommandsTask = z.infer<typeof taskSchema>;

/**
 * Random runs, of which fast-check shrinks the first that fails, and how long they may be. Left to itself it takes at
 * most ten commands, and then a million runs do not find bug 2.
 */
const runsMax = 1_000_000;
const length = { maxCommands: 50, size: 'max' } as const;

/** Plain fast-check commands as a peer: random runs until one breaks an invariant; it prints the steps of the shrunk one. */
const { subject, seed } = taskSchema.parse(JSON.parse(process.argv[2] ?? ''));
process.stdout.write(`${JSON.stringify(withModelOf(subject, broken))}\n`);

interface Running<State> {
  readonly state: State;
}

function broken<State, World>(
  model: Model<State, World>,
  invariants: readonly Invariant<State, World>[],
): Found {
  const begin = (): Running<State> => ({ state: structuredClone(model.initials[0] as State) });
  const isBroken = (state: State): boolean => !invariants.every(({ holds }) => holds(state, model.world));
  const commandOf = (instance: Instance<State, World>): fc.Command<Running<State>, undefined> => ({
    check: ({ state }) => isEnabled(model, state, instance),
    run({ state }) {
      instance.action.effect(state, instance.args, model.world);
      if (isBroken(state)) throw new Error('an invariant is broken');
    },
    toString: () => JSON.stringify(instance.label),
  });
  const instances = instancesOf(model);
  const ofAction = model.actions.map(action =>
    fc.constantFrom(...instances.filter(instance => instance.action === action).map(commandOf)),
  );
  const runs = fc.property(fc.commands(ofAction, length), commands => {
    fc.modelRun(() => ({ model: begin(), real: undefined }), commands);
  });
  const { counterexample } = fc.check(runs, { seed, numRuns: runsMax });
  if (counterexample === null) throw new Error(`${runsMax} runs broke no invariant of ${model.name}`);
  return { steps: stepsTaken([...counterexample[0]], begin()) };
}

/** How many of the commands are taken, the one that breaks an invariant included. */
function stepsTaken<State>(
  commands: readonly fc.Command<Running<State>, undefined>[],
  running: Running<State>,
): number {
  let steps = 0;
  for (const command of commands) {
    if (!command.check(running)) continue;
    steps += 1;
    try {
      command.run(running, undefined);
    } catch {
      return steps;
    }
  }
  throw new Error('the shrunk commands break no invariant');
}
