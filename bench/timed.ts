/** What a piece of work came to, and how long it took. */
export interface Timed<Result> {
  readonly result: Result;
  readonly seconds: number;
}

export function timed<Result>(work: () => Result): Timed<Result> {
  const started = performance.now();
  const result = work();
  return { result, seconds: (performance.now() - started) / 1000 };
}
