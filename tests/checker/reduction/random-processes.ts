import fc from 'fast-check';
import type { Action, Model } from '../../../checker/model.js';
import type { Property } from '../../../checker/property.js';
import {
  array,
  domain,
  int,
  numbered,
  type StructSchema,
  struct,
  type Value,
} from '../../../checker/schema.js';
import { zero } from '../../../checker/value.js';

/**
 * Random processes that go their own ways, and meet in few variables: models in which much of the order does not matter, and some of it
 * does. They end, run in circles, wait for each other for ever, or halt.
 */
const processes = domain('process', numbered('p', 3));
const variables = domain('variable', numbered('v', 2));
const placesMax = 3;
const valuesMax = 2;
const schema = struct({
  process: array(processes, struct({ at: int(0, placesMax) })),
  variable: array(variables, struct({ value: int(0, valuesMax) })),
});
export type State = Value<typeof schema>;

/** A process goes from one place to another, if something is so, and gives a variable a value, or the next one. */
interface Move {
  readonly from: number;
  readonly to: number;
  readonly needs: Test | undefined;
  readonly sets: { readonly variable: number; readonly value: number | undefined } | undefined;
}

/** That a process is at a place, or a variable has a value. */
interface Test {
  readonly kind: 'process' | 'variable';
  readonly number: number;
  readonly value: number;
}

export interface RandomProcesses {
  readonly model: Model<State, undefined>;
  readonly properties: readonly Property<State, undefined>[];
}

const place = fc.nat(placesMax);
const variable = fc.nat(variables.members.length - 1);
const value = fc.nat(valuesMax);
const process = fc.nat(processes.members.length - 1);
const sometimes = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });

const test: fc.Arbitrary<Test> = fc.oneof(
  fc.record({ kind: fc.constant('process' as const), number: process, value: place }),
  fc.record({ kind: fc.constant('variable' as const), number: variable, value }),
);
const needs = fc.option(test, { nil: undefined, freq: 2 });
const sets = fc.option(fc.record({ variable, value: sometimes(value) }), { nil: undefined, freq: 2 });
const moveFrom = (from: number): fc.Arbitrary<Move> =>
  fc.record({
    from: fc.constant(from),
    to: fc.oneof(fc.constant((from + 1) % (placesMax + 1)), place),
    needs,
    sets,
  });
/** A move from each of the first places, and some more. */
const program: fc.Arbitrary<Move[]> = fc
  .tuple(fc.tuple(moveFrom(0), moveFrom(1), moveFrom(2)), fc.array(place.chain(moveFrom), { maxLength: 2 }))
  .map(([way, more]) => [...way, ...more]);
const tests = (minLength: number, maxLength: number): fc.Arbitrary<Test[]> =>
  fc.array(test, { minLength, maxLength });
/** What is asked: of a step less than of a state, or hardly any is like that. */
const questions = fc.oneof(
  fc.record({ kind: fc.constantFrom('invariant', 'reachable'), is: tests(1, 3), after: fc.constant([]) }),
  fc.record({ kind: fc.constant('step' as const), is: tests(1, 2), after: tests(1, 2) }),
);

export const randomProcesses: fc.Arbitrary<RandomProcesses> = fc
  .record({
    programs: fc.tuple(program, program, program),
    halted: fc.oneof(fc.constant([]), tests(1, 2)),
    sought: fc.array(fc.tuple(questions, fc.option(tests(1, 3), { nil: undefined, freq: 1 })), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .map(({ programs, halted, sought }) => ({
    model: {
      name: 'processes',
      schema: schema as StructSchema,
      domains: [processes, variables],
      initials: [zero<State>(schema)],
      actions: programs.flatMap((moves, process) => moves.map((move, i) => actionOf(move, process, i))),
      world: undefined,
      ...(halted.length === 0 ? {} : { isHalted: (state: State) => areAll(halted, state) }),
    },
    properties: sought.map(([{ kind, is, after }, witness], i) => ({
      ...propertyOf(kind, `${kind}${i}`, is, after),
      ...(witness === undefined ? {} : { witness: (state: State) => areAll(witness, state) }),
    })),
  }));

const holds = ({ kind, number, value }: Test, state: State): boolean =>
  kind === 'process' ? state.process[number].at === value : state.variable[number].value === value;

const areAll = (tests: readonly Test[], state: State): boolean => tests.every(one => holds(one, state));

function actionOf({ from, to, needs, sets }: Move, process: number, i: number): Action<State, undefined> {
  return {
    name: `move${process}_${i}`,
    actor: { thread: `p${process + 1}` },
    args: {},
    guard: state => state.process[process].at === from && (needs === undefined || holds(needs, state)),
    effect(state) {
      state.process[process].at = to;
      if (sets === undefined) return;
      const variable = state.variable[sets.variable];
      variable.value = sets.value ?? (variable.value + 1) % (valuesMax + 1);
    },
  };
}

function propertyOf(
  kind: 'invariant' | 'reachable' | 'step',
  name: string,
  is: readonly Test[],
  following: readonly Test[],
): Property<State, undefined> {
  const claim = { name, sentence: 'It is so.' };
  switch (kind) {
    case 'invariant':
      return { ...claim, kind, holds: state => !areAll(is, state) };
    case 'reachable':
      return { ...claim, kind, reached: state => areAll(is, state) };
    case 'step':
      return { ...claim, kind, holds: (before, after) => !(areAll(is, before) && areAll(following, after)) };
  }
}
