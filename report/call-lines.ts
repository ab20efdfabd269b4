import type { KernelSource } from '../model/kernel-action.js';
import type { Step } from './story.js';
import { wrap } from './wrap.js';

/** A step as the calls that make it, for one column of a table. */
export interface CallLines {
  readonly lines: readonly string[];
  /** The innermost call, which is underlined in a step that breaks a promise: its position among the lines. */
  readonly innermost: number;
}

/**
 * The call chain, outermost first, each call two columns further in; of a long chain the first call and the last two.
 * The first call has the step's arguments. Where the action is an outcome (`rpc_ping_fails`) that no function's name
 * tells, a comment does.
 */
export function callLines({ label }: Pick<Step, 'label'>, { calls }: KernelSource, width: number): CallLines {
  const shown =
    calls.length > 3 ? [calls[0], `... ${calls[calls.length - 2]}`, calls[calls.length - 1]] : calls;
  const first = withArguments(shown[0], Object.values(label.args));
  const chain = [first, ...shown.slice(1)].map((call, i) => callIn(call, i * 2, width));
  const outcome = outcomeOf(label.action, calls);
  const lines = chain.flat();
  return {
    lines: outcome === undefined ? lines : [...lines, ...wrap(`/* ${outcome} */`, width, '   ')],
    innermost: lines.length - chain[chain.length - 1].length,
  };
}

/** `sys_umount(MNT_DETACH)` of m1 is `sys_umount(m1, MNT_DETACH)`. */
function withArguments(call: string, args: readonly string[]): string {
  const open = call.indexOf('(');
  if (open === -1) return [call, ...args].join(' ');
  const own = call.slice(open + 1, call.lastIndexOf(')'));
  return `${call.slice(0, open)}(${[...args, ...(own === '' ? [] : [own])].join(', ')})`;
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

/** What an action's name says beyond its functions' names, or undefined: `rpc_ping() fails`. */
function outcomeOf(action: string, calls: readonly string[]): string | undefined {
  const names = calls.map(call => call.replace(/\(.*/, ''));
  const isNamed = names.some(
    name => name.startsWith(action) || (name.startsWith('sys_') && action.startsWith(name.slice(4))),
  );
  if (isNamed) return undefined;
  const told = names.find(name => action.startsWith(`${name}_`));
  if (told === undefined) return action.replaceAll('_', ' ');
  return `${told}()${action.slice(told.length).replaceAll('_', ' ')}`;
}
