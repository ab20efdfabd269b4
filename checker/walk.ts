import fc from 'fast-check';
import { type Instance, instancesOf } from './instance.js';
import type { Model } from './model.js';
import type { Property } from './property.js';
import { shows } from './replay.js';
import { createStepper, type Stepper } from './stepper.js';

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
}

/**
 * Random walks as a fast-check property. A walk is a list of numbers, each read as "take the k-th enabled action": plain
 * data that is always a possible walk, and that shrinks well. An invariant or a step property is refuted by a walk
 * that violates it; a scenario is found by refuting that it is never reached.
 */
export function walk<State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  { seed, walks, steps }: WalkOptions,
): WalkResult<State, World> {
  const instances = instancesOf(model);
  const stepper = createStepper(model);
  const choices = fc.array(fc.nat(), { minLength: 1, maxLength: steps, size: 'max' });
  const result = fc.check(
    fc.property(choices, ks => taken(model, property, stepper, ks) === undefined),
    { seed, numRuns: walks, verbose: 0 },
  );
  if (result.counterexample === null) return { walks: result.numRuns };
  const numbers = taken(model, property, stepper, result.counterexample[0]) ?? [];
  return { walks: result.numRuns, trace: numbers.map(number => instances[number] as Instance<State, World>) };
}

/** The steps of a walk up to its finding, or undefined where it shows none. */
function taken<State, World>(
  model: Model<State, World>,
  property: Property<State, World>,
  stepper: Stepper<State>,
  choices: readonly number[],
): number[] | undefined {
  const numbers: number[] = [];
  stepper.reset();
  if (shows(model, property, undefined, stepper.state)) return numbers;
  for (const k of choices) {
    const enabled = stepper.enabled();
    if (enabled.length === 0) return undefined;
    const choice = k % enabled.length;
    numbers.push(enabled[choice] as number);
    stepper.take(choice);
    if (shows(model, property, stepper.before, stepper.state)) return numbers;
  }
  return undefined;
}
