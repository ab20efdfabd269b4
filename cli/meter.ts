import cliProgress from 'cli-progress';
import type { Progress } from '../checker/search/explore.js';
import { counted, grouped } from '../report/number.js';
import { forecast, type Levels, noteLevel } from './forecast.js';

/** Shows on a terminal how far a run has come. Silent where stderr is none, and in a run's first second. */
export interface Meter {
  search(part: string, progress: Progress): void;
  walks(part: string): void;
  done(): void;
}

const silentMs = 1000;

export function createMeter(stream: NodeJS.WriteStream, statesMax: number | undefined): Meter {
  const started = performance.now();
  let bar: cliProgress.SingleBar | undefined;
  let part = '';
  let partStarted = started;
  let levels: Levels = { reached: [] };

  const show = (text: string): void => {
    if (!stream.isTTY || performance.now() - started < silentMs) return;
    const line = text.slice(0, Math.max(20, (stream.columns > 0 ? stream.columns : 80) - 1));
    if (bar === undefined) {
      bar = new cliProgress.SingleBar({ format: '{line}', stream, clearOnComplete: true, fps: 5 });
      bar.start(1, 0, { line });
    } else bar.update(0, { line });
  };

  return {
    search(name, progress) {
      if (name !== part) {
        part = name;
        partStarted = performance.now();
        levels = { reached: [] };
      }
      levels = noteLevel(levels, progress);
      const perSecond = progress.states / Math.max(0.001, (performance.now() - partStarted) / 1000);
      show(
        `${name}: ${counted(progress.states, 'state')}, ${grouped(Math.round(perSecond))}/s, depth ${progress.depth}, ` +
          `queue ${grouped(progress.queue)}, ${grouped(Math.round(progress.bytes / 2 ** 20))} MiB; ` +
          forecast(progress, levels, perSecond, statesMax),
      );
    },
    walks(name) {
      show(`${name}: walking`);
    },
    done() {
      bar?.stop();
      bar = undefined;
    },
  };
}
