/** Whether the user has pressed Ctrl-C: a run then tells what it knows so far. A second Ctrl-C ends it at once. */
export interface Interrupt {
  readonly isRaised: boolean;
  /** Stops listening; the signal does again what it does without. */
  release(): void;
}

export function listenForInterrupt(): Interrupt {
  let isRaised = false;
  const raise = (): void => {
    isRaised = true;
  };
  process.once('SIGINT', raise);
  return {
    get isRaised() {
      return isRaised;
    },
    release: () => void process.off('SIGINT', raise),
  };
}
