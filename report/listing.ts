import type { Design } from '../model/design.js';
import type { Call, KernelAction } from '../model/kernel-action.js';
import type { SlicedScope } from '../model/scopes.js';
import type { NfsProperty } from '../properties/nfs-property.js';
import { fairnessInWords } from './fairness-in-words.js';
import { scopeInWords } from './scope-in-words.js';
import { wrap } from './wrap.js';

/** An entry of a list: its name, and what there is to say of it, a paragraph each. */
export interface Entry {
  readonly name: string;
  readonly says: readonly string[];
}

/** Columns of a list. */
const listWidth = 75;

/** A headed list: each name on a line of its own, and below it what is said of it. */
export const listing = (head: string, entries: readonly Entry[]): string =>
  [
    `${head}:`,
    ...entries.flatMap(({ name, says }) => [
      `  ${name}`,
      ...says.flatMap(paragraph => wrap(paragraph, listWidth - 6).map(line => `      ${line}`)),
    ]),
  ].join('\n');

export const designEntry = ({ name, summary }: Design): Entry => ({ name, says: [summary] });

export const propertyEntry = (property: NfsProperty): Entry => {
  const { name, catalogue, kind, sentence, source } = property;
  return {
    name,
    says: [
      sentence,
      `${catalogue}, ${kind}. Source: ${source}`,
      ...(kind === 'leads-to' ? [`Fairness: ${fairnessInWords(property)}`] : []),
    ],
  };
};

/** A scope with what each of its slices has. */
export const scopeEntry = ({ name, summary, slices }: SlicedScope): Entry => ({
  name,
  says: [
    summary,
    ...slices.map(slice =>
      slice.name === name ? scopeInWords(slice) : `${slice.name}: ${scopeInWords(slice)}`,
    ),
  ],
});

/** An action by its form in a trace: who acts, and what else it takes. */
export const actionEntry = ({ name, actor, args, kernel }: KernelAction): Entry => ({
  name,
  says: [
    formOf({ name, actor, args }),
    `${kernel.calls.map(callIn).join(' ')}, ${kernel.file}, ${kernel.version}`,
  ],
});

/** A call that only some designs make stands in brackets. */
const callIn = (call: Call): string => (typeof call === 'string' ? call.trim() : `[${call.call.trim()}]`);

/** `TASK clone(CHILD, FLAGS)`. */
export function formOf({ name, actor, args }: Pick<KernelAction, 'name' | 'actor' | 'args'>): string {
  const who = 'thread' in actor ? actor.thread : actor.arg.toUpperCase();
  const rest = Object.keys(args).filter(arg => !('arg' in actor) || arg !== actor.arg);
  return `${who} ${name}(${rest.map(arg => arg.toUpperCase()).join(', ')})`;
}
