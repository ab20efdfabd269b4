import type { Action, Arguments } from '../checker/model.js';
import type { Rules } from './rules.js';
import type { Entities } from './scope.js';
import type { State, View } from './state.js';
import type { World } from './world.js';

/** Where the kernel does what an action models. */
export interface KernelSource {
  /** The calls as a report prints them, in the order in which they happen, each called function indented by two. */
  readonly calls: readonly Call[];
  /** The file of the innermost function, and the kernel in which this was read. */
  readonly file: string;
  readonly version: string;
}

/** A call that every design makes, or one that only those make which have a rule, or which have it not. */
export type Call =
  | string
  | { readonly when: keyof Rules; readonly call: string }
  | { readonly unless: keyof Rules; readonly call: string };

/** The calls that an action stands for in one design. */
export interface CallsMade {
  readonly calls: readonly string[];
  /** The position of the last one that the design decides about, or -1. */
  readonly decided: number;
}

export function callsIn({ calls }: KernelSource, rules: Rules): CallsMade {
  const made = calls.filter(
    call => typeof call === 'string' || ('when' in call ? rules[call.when] : !rules[call.unless]),
  );
  return {
    calls: made.map(call => (typeof call === 'string' ? call : call.call)),
    decided: made.findLastIndex(call => typeof call !== 'string'),
  };
}

/** An action of the model, with the kernel function behind it. */
export interface KernelAction<Arg extends string = string> extends Action<State, World, Arg> {
  readonly kernel: KernelSource;
  guard?(state: View, args: Arguments<Arg>, world: World): boolean;
}

type Args = { readonly [arg: string]: keyof Entities };

/** For each argument, conditions on the fields of the kernel object that it names. */
type When<A extends Args> = {
  readonly [Arg in keyof A]?: A[Arg] extends keyof State ? Fields<State[A[Arg]][number]> : never;
};
type Fields<Object> = { readonly [F in keyof Object]?: Object[F] | readonly Object[F][] };

/** Declares an action; its arguments' names are those of `args`, each with the kind of entity it stands for. */
export const kernelAction = <const A extends Args>(
  action: Omit<KernelAction<keyof A & string>, 'args' | 'when'> & {
    readonly args: A;
    readonly when?: When<A>;
  },
): KernelAction => action as KernelAction;

/** The kernel that the patch of 2009 is against, in which nearly all actions were read. */
export const k2629 = '2.6.29';
