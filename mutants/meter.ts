import cliProgress from 'cli-progress';
import type { Judged } from './run.js';

/** Shows on a terminal how far a run has come; silent where stderr is none. */
export interface Meter {
  progress(done: number, open: number, last: Judged): void;
  stop(): void;
}

export function createMeter(stream: NodeJS.WriteStream): Meter {
  if (!stream.isTTY) return { progress: () => undefined, stop: () => undefined };
  const bar = new cliProgress.SingleBar({
    format: 'mutants {value}/{total}, {alive} not killed, about {eta_formatted} left; {name}',
    stream,
    clearOnComplete: true,
    etaBuffer: 40,
  });
  let alive = 0;
  bar.start(1, 0, { alive, name: 'the designs unchanged' });
  return {
    progress(done, open, { mutant, judgement }) {
      if (done === 1) alive = 0;
      if (judgement.kind !== 'killed') alive += 1;
      bar.setTotal(done + open);
      bar.update(done, { alive, name: mutant.name.slice(0, 40) });
    },
    stop: () => bar.stop(),
  };
}
