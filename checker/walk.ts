import fc from 'fast-check';
import { type Instance, instancesOf } from './instance.js';
import type { Model } from './model.js';
import type { Property } from './property.js';
import { isWrongEnd, shows } from './traces/replay.js';
import { createStepper, type Stepper } from './traces/stepper.js';

/** How random walks are made. */
export interface WalkOptions {
  /** Same seed, same walks. */
  readonly seed: number;
  /** Walks per property. */
  readonly walks: number;
  /** The most steps a walk takes. */
  readonly steps: number;
}

export interface WalkResult<State, World> {
  /** The walk that showed the finding, as fast-check shrank it; absent where no walk did. */
  readonly trace?: readonly Instance<State, World>[];
  readonly walks: number;
  /** How often each instance was taken, by its number; while a walk was being shrunk, too. */
  readonly taken: Float64Array;
}

/**
 * Random walks as a fast-check property. A walk is a list of numbers, each read as "take the k-th enabled action": plain
 * data that is always a possible walk, and that shrinks well. An invariant, a step or a deadlock property is refuted by a
 * walk that violates it; a scenario is found by refuting that it is never reached.
 */
export function walk<State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  { seed, walks, steps }: WalkOptions,
): WalkResult<State, World> {
  const instances = instancesOf(model);
  const stepper = createStepper(model);
  const taken = new Float64Array(instances.length);
  const choices = fc.array(fc.nat(), { minLength: 1, maxLength: steps, size: 'max' });
  const result = fc.check(
    fc.property(choices, ks => stepsTaken(model, property, stepper, ks, taken) === undefined),
    { seed, numRuns: walks, verbose: 0 },
  );
  if (result.counterexample === null) return { walks: result.numRuns, taken };
  const numbers = stepsTaken(model, property, stepper, result.counterexample[0], taken) ?? [];
  const trace = numbers.map(number => instances[number] as Instance<State, World>);
  return { walks: result.numRuns, taken, trace };
}

/** The steps of a walk up to its finding, or undefined where it shows none. Counts them in `taken`. */
function stepsTaken<State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  stepper: Stepper<State>,
  choices: readonly number[],
  taken: Float64Array,
): number[] | undefined {
  const numbers: number[] = [];
  stepper.reset();
  const isShown = (before: State | undefined): boolean =>
    property.kind === 'deadlock'
      ? isWrongEnd(model, property, stepper.state) && stepper.enabled().length === 0
      : shows(model, property, before, stepper.state);
  if (isShown(undefined)) return numbers;
  for (const k of choices) {
    const enabled = stepper.enabled();
    if (enabled.length === 0) return undefined;
    const choice = k % enabled.length;
    const number = enabled[choice] as number;
    numbers.push(number);
    taken[number] += 1;
    stepper.take(choice);
    if (isShown(stepper.before)) return numbers;
  }
  return undefined;
}
