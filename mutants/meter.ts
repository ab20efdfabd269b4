import cliProgress from 'cli-progress';
import { entryFor, listedAs } from './account.js';
import type { Mutant } from './mutant.js';
import type { Judged } from './run.js';
import type { Survivors } from './survivors.js';

/** Tells how far a run has come: each mutant that is not killed, each file that is done with, and on a terminal a bar. */
export interface Meter {
  judged(last: Judged): void;
  stop(): void;
}

/** Where a bar is drawn if it is a terminal. */
type Terminal = NodeJS.WritableStream & { readonly isTTY?: boolean };

export function createMeter(
  stream: Terminal,
  mutants: readonly Mutant[],
  survivors: readonly Survivors[],
): Meter {
  const bar = stream.isTTY ? startedBar(stream, mutants.length) : undefined;
  const done: Judged[] = [];
  const tell = (line: string): void => {
    // The bar is written over; it comes back with the next update.
    const start = stream.isTTY ? '\r\x1b[K' : '';
    stream.write(
      `${start}${String(done.length).padStart(String(mutants.length).length)}/${mutants.length} ${line}\n`,
    );
  };
  return {
    judged(last) {
      done.push(last);
      if (last.judgement.kind !== 'killed') tell(`${fateOf(last, survivors)} ${listedAs(last.mutant)}`);
      const { file } = last.mutant;
      const ofFile = done.filter(({ mutant }) => mutant.file === file);
      if (ofFile.length === mutants.filter(mutant => mutant.file === file).length)
        tell(`${file} done: ${aliveIn(ofFile)} of ${ofFile.length} not killed`);
      bar?.update(done.length, { alive: aliveIn(done), name: last.mutant.name.slice(0, 40) });
    },
    stop: () => bar?.stop(),
  };
}

function startedBar(stream: Terminal, all: number): cliProgress.SingleBar {
  const bar = new cliProgress.SingleBar({
    format: 'mutants {value}/{total}, {alive} not killed, about {eta_formatted} left; {name}',
    stream,
    clearOnComplete: true,
    etaBuffer: 40,
  });
  bar.start(all, 0, { alive: 0, name: 'the designs unchanged' });
  return bar;
}

const aliveIn = (judged: readonly Judged[]): number =>
  judged.filter(({ judgement }) => judgement.kind !== 'killed').length;

/** In capitals, where it may not be so. */
function fateOf({ mutant, judgement }: Judged, survivors: readonly Survivors[]): string {
  if (judgement.kind === 'lost') return `LOST (${judgement.why})`;
  const entry = entryFor(mutant, survivors);
  return entry === undefined ? 'SURVIVES' : `survives, ${entry.kind}:`;
}
