import { type CallLines, callLines } from './call-lines.js';
import { changesInWords } from './changes.js';
import { callsOf, prefixAndLoop, type Step, type Story } from './story.js';
import { tableWidth, wrap } from './wrap.js';

/** Columns of the kernel threads' side; the tasks' side has what is left. */
const threadsWidth = 32;
const gap = 2;

/** One side of the table: what it is headed with, and the actors that it is divided by. */
interface Side {
  readonly head: string;
  readonly width: number;
  /** The place where its lines begin. */
  readonly at: number;
  /** Whether a line names the actor wherever that changes; not where the head does it once for all. */
  readonly namesActors: boolean;
}

/**
 * A story as a table: time flows down, tasks act on the left, kernel threads on the right. Each step is its kernel
 * calls, then what it changed; the last call of the last step is underlined where `underlines` says so. Steps that are
 * repeated for ever stand below a line that says so.
 */
export function stepTable(story: Story, underlines: boolean): string[] {
  const sides = sidesOf(story);
  const lines = [...headOf([...sides.values()])];
  const actors = new Map<boolean, string>();
  const [prefix] = prefixAndLoop(story);
  for (const [i, step] of story.steps.entries()) {
    if (i === prefix.length) {
      lines.push('and then for ever:');
      actors.clear();
    }
    const isThread = isThreadStep(step);
    const side = sides.get(isThread);
    if (side === undefined) throw new Error(`step ${i + 1} of the story has no side in its table`);
    const actor = actorAt(story, i);
    if (side.namesActors && actors.get(isThread) !== actor) lines.push(`${' '.repeat(side.at)}${actor}:`);
    actors.set(isThread, actor);
    const isLast = underlines && i === story.steps.length - 1;
    for (const [n, line] of stepLines(story, i, side.width, isLast).entries()) {
      const number = n === 0 ? String(i + 1).padStart(numberWidth(story) - 1) : '';
      lines.push((number.padEnd(side.at) + line).trimEnd());
    }
  }
  return lines;
}

function stepLines(story: Story, i: number, width: number, underlined: boolean): string[] {
  const step = story.steps[i];
  const calls = callLines(step, callsOf(story.model, step), width);
  const changes = changesInWords(story.model, story.states[i], story.states[i + 1]);
  const shown = underlined ? underline(calls) : calls.lines;
  return [...shown, ...changes.flatMap(change => wrap(`* ${change}`, width, '  '))];
}

function underline({ lines, innermost }: CallLines): string[] {
  const call = lines[innermost];
  const indent = call.length - call.trimStart().length;
  const mark = ' '.repeat(indent) + '^'.repeat(call.length - indent);
  return [...lines.slice(0, innermost + 1), mark, ...lines.slice(innermost + 1)];
}

const isThreadStep = (step: Step): boolean => 'thread' in step.action.actor;

/** The steps' numbers and a space. */
const numberWidth = ({ steps }: Story): number => String(steps.length).length + 2;

/** The sides that have steps at all, that of the tasks first; by whether they are the kernel threads'. */
function sidesOf(story: Story): Map<boolean, Side> {
  const at = numberWidth(story);
  const used = [false, true].filter(isThread => story.steps.some(step => isThreadStep(step) === isThread));
  return new Map(
    used.map(isThread => {
      const actors = new Set(
        story.steps.flatMap((step, i) => (isThreadStep(step) === isThread ? [actorAt(story, i)] : [])),
      );
      const only = actors.size === 1 ? [...actors][0] : undefined;
      const other = isThread ? 'kernel threads' : 'tasks';
      const width =
        used.length === 1 ? tableWidth - at : isThread ? threadsWidth : tableWidth - at - gap - threadsWidth;
      return [
        isThread,
        {
          head: only === undefined ? other : isThread ? only : `task ${only}`,
          width,
          at: isThread && used.length > 1 ? tableWidth - threadsWidth : at,
          namesActors: only === undefined,
        },
      ];
    }),
  );
}

function headOf(sides: readonly Side[]): string[] {
  const line = (text: (side: Side) => string): string =>
    sides.reduce((left, side) => left.padEnd(side.at) + text(side), '').trimEnd();
  return sides.length === 0 ? [] : [line(side => side.head), line(side => '-'.repeat(side.width))];
}

/** Who acts, and in which network namespace a lookup of `current` finds itself: `B (netns c1)`. */
function actorAt({ steps, states, model }: Story, i: number): string {
  const { label, action, args } = steps[i];
  const nets = model.world.entities.net.members;
  if ('thread' in action.actor) return `${label.actor} (netns ${nets[0]})`;
  const task = states[i].task[args[action.actor.arg]];
  return task.stage === 'exiting'
    ? `${label.actor} (no nsproxy)`
    : `${label.actor} (netns ${nets[task.net]})`;
}
