/** The limits of a check as options give them; what is absent does not bound it. */
export interface LimitsGiven {
  readonly maxStates?: number;
  readonly maxDepth?: number;
  /** Of the whole check. */
  readonly maxSeconds?: number;
  /** MiB, of the states that are kept. */
  readonly maxMemory: number;
}

/** Bytes of a limit in MiB. */
export const bytesOf = (mebibytes: number): number => mebibytes * 2 ** 20;

/** When a check must be over, on the clock of `performance.now()`. */
export const deadlineOf = ({ maxSeconds }: LimitsGiven): number =>
  maxSeconds === undefined ? Number.POSITIVE_INFINITY : performance.now() + maxSeconds * 1000;
