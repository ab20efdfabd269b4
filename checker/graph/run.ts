import { type Instance, instancesOf } from '../instance.js';
import type { Model } from '../model.js';
import type { LeadsTo } from '../property.js';
import { isEnabled, next } from '../traces/next.js';
import { copy, toCodes } from '../value.js';

/** A run that goes on for ever: a prefix, then a loop without end; without a loop it stands still at the prefix's end. */
export interface Run<State, World> {
  /** From an initial state to the one in which the loop begins. */
  readonly states: readonly State[];
  readonly loop: readonly Instance<State, World>[];
}

/**
 * What keeps a run from being a counterexample to a promise, in a clause; undefined where it is one. Everything is
 * taken again, on plain values: nothing that found the run is believed.
 */
export function doubtOf<State, World>(
  model: Model<State, World>,
  property: LeadsTo<State, World>,
  { states, loop }: Run<State, World>,
): string | undefined {
  const end = states[states.length - 1] as State;
  const round = [copy(model.schema, end)];
  for (const [i, step] of loop.entries()) {
    const state = round[i] as State;
    if (!isEnabled(model, state, step)) return `step ${i + 1} of the loop cannot be taken`;
    round.push(next(model, state, step));
  }
  if (!isSame(model, end, round[round.length - 1] as State))
    return 'the loop does not return to where it began';
  if (round.some(state => model.isHalted?.(state, model.world) === true)) return 'the run is halted';
  const starved = fairInstances(model, property).find(
    fair => !isPassedOver(model, round, fair) && !isTaken(model, round, fair),
  );
  if (starved !== undefined)
    return `it is not fair to ${starved.label.action}, which can be taken and never is`;
  return isBroken(model, property, states, round) ? undefined : 'the promise is kept, or not made';
}

const fairInstances = <State, World>(
  model: Model<State, World>,
  { fairness }: LeadsTo<State, World>,
): Instance<State, World>[] => instancesOf(model).filter(({ action }) => fairness.includes(action.name));

/** Whether somewhere on the round an instance cannot be taken, or changes nothing. */
const isPassedOver = <State, World>(
  model: Model<State, World>,
  round: readonly State[],
  fair: Instance<State, World>,
): boolean =>
  round.some(state => !isEnabled(model, state, fair) || isSame(model, state, next(model, state, fair)));

/** Whether some step of the round is one that the instance takes too, and changes the state. */
const isTaken = <State, World>(
  model: Model<State, World>,
  round: readonly State[],
  fair: Instance<State, World>,
): boolean =>
  round.slice(1).some((after, i) => {
    const before = round[i] as State;
    return (
      !isSame(model, before, after) &&
      isEnabled(model, before, fair) &&
      isSame(model, after, next(model, before, fair))
    );
  });

/** Whether the promise is made in some state, to some entity, and broken for ever after. */
function isBroken<State, World>(
  model: Model<State, World>,
  property: LeadsTo<State, World>,
  states: readonly State[],
  round: readonly State[],
): boolean {
  return entitiesOf(model, property).some(entity => {
    const isKept = (state: State): boolean => property.to(state, model.world, entity);
    const isMade = (state: State): boolean => property.from(state, model.world, entity);
    if (property.stays) return !round.every(isKept) && [...states, ...round].some(isMade);
    if (round.some(isKept)) return false;
    return [...states.slice(states.findLastIndex(isKept) + 1), ...round].some(isMade);
  });
}

/** The entities that a promise is made of, as their numbers. Throws where the model has no such domain. */
export function entitiesOf<State, World>(
  { name, domains }: Model<State, World>,
  { name: property, each }: LeadsTo<State, World>,
): number[] {
  if (each === undefined) return [0];
  const found = domains.find(domain => domain.name === each);
  if (found === undefined)
    throw new Error(`model ${name}: ${property} is about each ${each}, no domain of it`);
  return found.members.map((_, entity) => entity);
}

const isSame = <State, World>({ schema }: Model<State, World>, one: State, other: State): boolean => {
  const codes = toCodes(schema, other);
  return toCodes(schema, one).every((code, slot) => code === codes[slot]);
};
