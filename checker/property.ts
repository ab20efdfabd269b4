interface Claim<State, World> {
  readonly name: string;
  /** The promise in one sentence, present tense. */
  readonly sentence: string;
  /**
   * A state in which the promise is put to the test (its antecedent is true). A property that holds although
   * no such state was reached holds vacuously, and its verdict says so.
   */
  witness?(state: State, world: World): boolean;
}

/** True in every reachable state. */
export interface Invariant<State, World> extends Claim<State, World> {
  readonly kind: 'invariant';
  holds(state: State, world: World): boolean;
}

/** True of every step that can be taken from a reachable state. */
export interface StepProperty<State, World> extends Claim<State, World> {
  readonly kind: 'step';
  holds(before: State, after: State, world: World): boolean;
}

/** Some reachable state is so: a scenario that must stay possible. */
export interface Reachable<State, World> extends Claim<State, World> {
  readonly kind: 'reachable';
  reached(state: State, world: World): boolean;
}

export type Property<State, World> =
  | Invariant<State, World>
  | StepProperty<State, World>
  | Reachable<State, World>;
