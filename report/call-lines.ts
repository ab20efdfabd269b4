import type { CallsMade } from '../model/kernel-action.js';
import type { Step } from './story.js';

/** A step as the calls that make it, for one column of a table. */
export interface CallLines {
  readonly lines: readonly string[];
  /**
   * Where to look in a step that breaks a promise: the call that the design decided about, or else the last one; its
   * position among the lines.
   */
  readonly innermost: number;
}

/**
 * The calls of a step, each called function two columns further in than its caller. The first has the step's arguments.
 */
export function callLines(
  { label }: Pick<Step, 'label'>,
  { calls, decided }: CallsMade,
  width: number,
): CallLines {
  const told = calls.map((call, i) => (i === 0 ? withArguments(call, Object.values(label.args)) : call));
  const chain = told.map(call => {
    const [, indent = '', bare = '', comment] = /^( *)(.*?\))(?: (\/\*.*))?$/.exec(call) ?? [call, '', call];
    const lines = callIn(bare, indent.length, width);
    const last = lines[lines.length - 1] ?? '';
    if (comment === undefined) return lines;
    return last.length + 1 + comment.length <= width
      ? [...lines.slice(0, -1), `${last} ${comment}`]
      : [...lines, ...callIn(comment, indent.length, width)];
  });
  const marked = decided === -1 ? chain.length - 1 : decided;
  return { lines: chain.flat(), innermost: chain.slice(0, marked).flat().length };
}

/** `sys_umount(MNT_DETACH)` of m1 is `sys_umount(m1, MNT_DETACH)`. */
function withArguments(call: string, args: readonly string[]): string {
  const open = call.indexOf('(');
  if (open === -1) return [call, ...args].join(' ');
  const close = call.indexOf(')');
  const own = call.slice(open + 1, close);
  return `${call.slice(0, open)}(${[...args, ...(own === '' ? [] : [own])].join(', ')})${call.slice(close + 1)}`;
}

/** One call, broken between its arguments as kernel code is: below the first of them where that leaves room. */
function callIn(call: string, wanted: number, width: number): string[] {
  const indent = ' '.repeat(Math.max(0, Math.min(wanted, width - call.length)));
  if (indent.length + call.length <= width) return [indent + call];
  const pieces = call.match(/[^,|]+(?:, |\||$)/g) ?? [call];
  const longest = Math.max(...pieces.slice(1).map(piece => piece.trimEnd().length), 0);
  const aligned = call.indexOf('(') + 1;
  const rest = ' '.repeat(aligned + longest <= width ? aligned : 4);
  const lines = [''];
  for (const piece of pieces) {
    const last = lines[lines.length - 1];
    if (last.length > rest.length && last.length + piece.trimEnd().length > width) lines.push(rest + piece);
    else lines[lines.length - 1] = last + piece;
  }
  return lines.flatMap(line => wrapLong(line.trimEnd(), width));
}

const wrapLong = (line: string, width: number): string[] =>
  line.length <= width ? [line] : [line.slice(0, width), ...wrapLong(line.slice(width), width)];
