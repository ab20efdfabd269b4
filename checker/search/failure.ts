/** Why a thread of a search does not go on: it threw, or it ended, or its heap came to its limit. */
export type Failure = keyof typeof sayings;

const sayings = {
  thrown: 'failed; with one worker it tells why',
  ended: 'ended before the search did, as if it had been told to exit',
  memory: 'has used up its heap; with one worker it is not needed',
} as const;

const failures = Object.keys(sayings) as readonly Failure[];

/** What stands in a thread's cell for its failure: not 0. */
export const codeOf = (failure: Failure): number => 1 + failures.indexOf(failure);

export const failureOf = (thread: number, code: number): Error =>
  new Error(`thread ${thread} of the search ${sayings[failures[code - 1]]}`);
