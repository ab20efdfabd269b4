import { printable } from '../report/printable.js';
import type { UnknownStep } from '../report/retelling.js';
import { nearest, suggestions } from './named.js';
import { UsageError } from './usage-error.js';

/** The error for a step that no model of the scope has: its action is unknown, or its arguments are. */
export function unknownStep({ at, text, known }: UnknownStep, scope: string): UsageError {
  const given = printable(text);
  const action = actionOf(text);
  const actions = [...new Set(known.map(actionOf))];
  if (!actions.includes(action)) {
    return new UsageError(
      `step ${at}, "${given}": there is no action "${printable(action)}"; there is ` +
        `${suggestions(action, actions)} (nspin list actions)`,
    );
  }
  const alike = nearest(
    text,
    known.filter(step => actionOf(step) === action),
  ).slice(0, 3);
  return new UsageError(
    `step ${at}, "${given}", is not a step at scope ${scope}; the nearest are ${alike.join('; ')}`,
  );
}

/** `A umount(m1)` is of the action `umount`. */
const actionOf = (step: string): string => /^\S+\s+([^\s(]+)/.exec(step.trim())?.[1] ?? step.trim();
