/** What one run of one case came to. */
export interface Figures {
  readonly states: number;
  /** Steps computed, self-loops and repetitions included. */
  readonly transitions: number;
  readonly seconds: number;
  /** What the table, the packed states and the links take, for each state; absent where it is not known. */
  readonly bytesPerState?: number;
}

/** What a run found, before anybody timed it. */
export type Found = Omit<Figures, 'seconds'>;

/** The run in the middle by time. Throws where the runs do not agree on what they found, or where there are none. */
export function median(runs: readonly Figures[]): Figures {
  const [middle] = [...runs].sort((one, other) => one.seconds - other.seconds).slice((runs.length - 1) >> 1);
  if (middle === undefined) throw new Error('no runs to take the median of');
  const odd = runs.find(run => run.states !== middle.states || run.transitions !== middle.transitions);
  if (odd !== undefined) throw new Error(`runs differ: ${odd.states} and ${middle.states} states`);
  return middle;
}

/** Millions of transitions a second. */
export const rate = ({ transitions, seconds }: Figures): number => transitions / seconds / 1e6;
