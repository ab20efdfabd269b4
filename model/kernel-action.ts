import type { Action, Arguments } from '../checker/model.js';
import type { Entities } from './scope.js';
import type { State, View } from './state.js';
import type { World } from './world.js';

/** Where the kernel does what an action models. */
export interface KernelSource {
  /** The call chain as a report prints it: outermost first. */
  readonly calls: readonly string[];
  /** The file of the innermost function, and the kernel in which this was read. */
  readonly file: string;
  readonly version: string;
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

/** Everything below was read in the kernel that the patch of 2009 is against. */
export const k2629 = '2.6.29';
