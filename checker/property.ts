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

/**
 * From every reachable state a good one can still be reached (AG EF in CTL; what Murphi's successors call liveness).
 * Nothing has to be fair for it: it says what is possible, not what happens. A halted state counts as good, because
 * another promise tells of it. Violated by a trace into the trap, the states from which no good one can be reached.
 */
export interface Recoverable<State, World> extends Claim<State, World> {
  readonly kind: 'recoverable';
  good(state: State, world: World): boolean;
}

/**
 * Every state that is `from` is followed, in every fair run, by one that is `to`; a state may be both. A run goes on for
 * ever: it takes steps, or stays where it is, also where steps could be taken. A run is fair if no ground instance of the
 * actions named by `fairness` could be taken from some point on in every state and is never taken (weak fairness
 * as in TLA+; a step that changes nothing counts neither as possible nor as taken). A run into a halted state is nobody's
 * counterexample, because another promise tells of it.
 *
 * Violated by a lasso: a prefix, then a loop that is repeated for ever; without a loop the run stops for ever.
 */
export interface LeadsTo<State, World> extends Claim<State, World> {
  readonly kind: 'leads-to';
  /** A domain of the model: the promise is made of each entity in it. Left out, it is made once, of entity 0. */
  readonly each?: string;
  from(state: State, world: World, entity: number): boolean;
  to(state: State, world: World, entity: number): boolean;
  /** Names of actions. */
  readonly fairness: readonly string[];
  /** Whether a run must in the end stay in `to` for ever. */
  readonly stays?: true;
}

/** The system comes to rest, with no step left that could be taken, only where it may; halted states are passed over. */
export interface Deadlock<State, World> extends Claim<State, World> {
  readonly kind: 'deadlock';
  mayEnd(state: State, world: World): boolean;
}

/** A property that is judged on the graph of all reachable states, once a search has come to its end. */
export type GraphProperty<State, World> =
  | Recoverable<State, World>
  | LeadsTo<State, World>
  | Deadlock<State, World>;

export type Property<State, World> =
  | Invariant<State, World>
  | StepProperty<State, World>
  | Reachable<State, World>
  | GraphProperty<State, World>;

export const isOnGraph = <State, World>(
  property: Property<State, World>,
): property is GraphProperty<State, World> =>
  property.kind === 'recoverable' || property.kind === 'leads-to' || property.kind === 'deadlock';
