/** What a function, run on the present state, came to. */
export type Leaf =
  | { readonly kind: 'nothing' }
  /** To be run anew in every state that agrees: it has too many courses. */
  | { readonly kind: 'run' }
  /** To be handed to `reached`, in every state that agrees. */
  | { readonly kind: 'result' }
  /** A step: what it writes is written to a copy of the packed state, which is emitted. */
  | { readonly kind: 'step'; readonly writes: readonly Write[] };

export interface Write {
  readonly slot: number;
  readonly code: number;
}

/** The functions, by number, and what becomes of them. */
export interface Functions {
  readonly count: number;
  /**
   * Runs a function on the present state and tells what it read, in order, and what it came to. May stop early, where a
   * function has too many courses to be learned: then the leaf is a `result`, of which `reached` does the rest, or `run`.
   */
  record(number: number): { readonly reads: readonly number[]; readonly leaf: Leaf };
  /** Is called in each state in which function `number` came to a result. */
  reached(number: number): void;
  /** Runs a function on the present state without learning from it. */
  run(number: number): void;
  /** Is told how many words a function's tree has grown by. */
  grown(number: number, words: number): void;
  /** Makes the packed state at `words[at]` the present one; the same state may be announced more than once. */
  present(words: Int32Array, at: number): void;
}

/** Where steps are emitted: records of the number of the step's function and the packed successor, one after the other. */
export interface Output {
  words: Int32Array;
  /** The position of the next record. */
  to: number;
  /** The position before which all records must end, if that is not the end of `words`. */
  readonly end?: number;
}

/** When it is worth while to learn, and to compile. */
export interface Pace {
  /** Times that a value is met before its branch is learned: recording costs as much as some dozen plain runs. */
  readonly visitsBeforeLearning: number;
  /**
   * States after which code is generated for the first time; from then on it is each time that there are four times as
   * many, where what has been learned has grown so much, or has grown at all and is little.
   */
  readonly firstCompilation: number;
  readonly growth: number;
  /** What fewer than one in so many states came to is not compiled. */
  readonly statesPerVisit: number;
  /** Words that all trees may have together before no more is learned: all this is to be compiled within a second. */
  readonly forestMax: number;
}

export const usualPace: Pace = {
  visitsBeforeLearning: 3,
  firstCompilation: 8_000,
  growth: 1.5,
  statesPerVisit: 4_000,
  forestMax: 2 ** 22,
};
