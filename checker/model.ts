import type { ScalarValue } from './scalar.js';
import type { Domain, StructSchema } from './schema.js';

/** Who takes a step: the entity that one of the action's arguments names, or a thread that has a name of its own. */
export type Actor<Arg extends string = string> = { readonly arg: Arg } | { readonly thread: string };

/**
 * One atomic step the system can take: when it may, and what it then changes. Choice is between actions (and
 * their arguments), never inside one. `World` is what does not change while the model runs: scope, decisions.
 */
export interface Action<State, World, Arg extends string = string> {
  readonly name: string;
  readonly actor: Actor<Arg>;
  /** Argument names, each with the name of the domain it runs over. */
  readonly args: { readonly [A in Arg]: string };
  /**
   * What the entities that the arguments name must be like: values of the fields of their structs. It is the first part
   * of the guard, as data, so that a search can pass over most actions by comparing one number.
   */
  readonly when?: { readonly [A in Arg]?: FieldValues };
  /** Whether the action can happen in this state, beyond `when`; always, where it is left out. Reads only. */
  guard?(state: State, args: Arguments<Arg>, world: World): boolean;
  /** What it changes. Writes only to `state`; whatever it does not write is unchanged. */
  effect(state: State, args: Arguments<Arg>, world: World): void;
}

/** For a field its value, or all the values that will do. */
export interface FieldValues {
  readonly [field: string]: ScalarValue | readonly ScalarValue[];
}

/** The index of the chosen entity for each argument. */
export type Arguments<Arg extends string = string> = { readonly [A in Arg]: number };

/** A finite state machine. The same model is searched, replayed and walked at random. */
export interface Model<State, World> {
  readonly name: string;
  readonly schema: StructSchema;
  /** Every domain that an action's argument names. */
  readonly domains: readonly Domain[];
  readonly initials: readonly State[];
  readonly actions: readonly Action<State, World>[];
  readonly world: World;
  /** Whether nothing the system does from here on means anything (freed memory was used): the search stops there. */
  isHalted?(state: State, world: World): boolean;
}

/** What a step is called: names only, never an index, so that a trace survives reordering. */
export interface Label {
  readonly actor: string;
  readonly action: string;
  readonly args: { readonly [arg: string]: string };
}
