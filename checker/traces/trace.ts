import type { Instance } from '../instance.js';
import type { Label } from '../model.js';

/** A step as text: `B unshare(CLONE_NEWNET)`, the actor, the action, and its other arguments in their order. */
export const formatStep = ({ actor, action, args }: Label): string =>
  `${actor} ${action}(${Object.values(args).join(', ')})`;

/** Every ground action under its text, spaces left out, so that text from a mail finds it again. */
export const instancesByText = <State, World>(
  instances: readonly Instance<State, World>[],
): ReadonlyMap<string, Instance<State, World>> =>
  new Map(instances.map(instance => [withoutSpaces(formatStep(instance.label)), instance]));

export const withoutSpaces = (text: string): string => text.replace(/\s+/g, '');
