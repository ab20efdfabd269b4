import { type Condition, conditionsOf } from './condition.js';
import type { Action, Arguments, Label, Model } from './model.js';
import type { Domain } from './schema.js';

/** An action with its arguments chosen. Its position in `instancesOf(model)` is its number. */
export interface Instance<State, World> {
  readonly action: Action<State, World>;
  readonly args: Arguments;
  readonly label: Label;
  /** The action's `when`, resolved. */
  readonly conditions: readonly Condition[];
}

/** All the ground actions of a model, in the order of its actions and, within one, of its arguments' entities. */
export function instancesOf<State, World>(model: Model<State, World>): Instance<State, World>[] {
  return model.actions.flatMap(action => {
    const conditions = conditionsOf(model, action);
    return choices(domainsOf(model, action)).map(args => ({
      action,
      args,
      conditions,
      label: labelOf(model, action, args),
    }));
  });
}

/**
 * Whether an action can happen in a state, as long as that is not halted: `isMet` says so of each condition and the entity that
 * its argument names, and then the guard does. A guard that returns nothing is not met.
 */
export function isGuardMet<State, World>(
  { action, args, conditions }: Instance<State, World>,
  state: State,
  world: World,
  isMet: (condition: Condition, entity: number) => boolean,
): boolean {
  for (const condition of conditions) if (!isMet(condition, args[condition.arg])) return false;
  return action.guard === undefined || Boolean(action.guard(state, args, world));
}

/** The domain of each argument of an action. Throws where the model does not declare one. */
export function domainsOf<State, World>(
  model: Model<State, World>,
  action: Action<State, World>,
): [string, Domain][] {
  return Object.entries(action.args).map(([arg, name]) => {
    const found = model.domains.find(domain => domain.name === name);
    if (found === undefined) {
      throw new Error(
        `model ${model.name}: argument ${arg} of ${action.name} runs over ${name}, no domain of it`,
      );
    }
    return [arg, found];
  });
}

function choices(domains: [string, Domain][]): Arguments[] {
  return domains.reduce<Arguments[]>(
    (chosen, [arg, domain]) => chosen.flatMap(args => domain.members.map((_, i) => ({ ...args, [arg]: i }))),
    [{}],
  );
}

function labelOf<State, World>(
  model: Model<State, World>,
  action: Action<State, World>,
  args: Arguments,
): Label {
  const names = domainsOf(model, action).map(([arg, domain]) => [
    arg,
    domain.members[args[arg] as number] as string,
  ]);
  const all: Record<string, string> = Object.fromEntries(names);
  if ('thread' in action.actor) return { actor: action.actor.thread, action: action.name, args: all };
  const { [action.actor.arg]: actor, ...rest } = all;
  return { actor: actor as string, action: action.name, args: rest };
}
