import type { Label } from '../checker/model.js';
import { enabledIn } from '../checker/traces/next.js';
import { replay, stepsToFindingIn } from '../checker/traces/replay.js';
import { formatStep } from '../checker/traces/trace.js';
import { designs } from '../designs/designs.js';
import type { Design } from '../model/design.js';
import { nfsModel } from '../model/model.js';
import type { Scope } from '../model/scope.js';
import type { NfsProperty } from '../properties/nfs-property.js';

/** What becomes of the same steps in another design. */
export type Elsewhere =
  /** Step `at` cannot be taken there. `instead`: the one step that its actor can take there, where there is just one. */
  | {
      readonly kind: 'blocked';
      readonly design: string;
      readonly at: number;
      readonly why: string;
      readonly instead?: string;
    }
  /** They can all be taken, and do not show the finding. */
  | { readonly kind: 'harmless'; readonly design: string }
  /** They show the finding there as well, after this many steps. */
  | { readonly kind: 'same'; readonly design: string; readonly steps: number };

/**
 * What becomes of a trace, and of the loop after it where there is one, in every design that comes with nspin, apart from
 * the one it was found in.
 */
export const elsewhere = (
  trace: readonly Label[],
  property: NfsProperty,
  foundIn: Design,
  scope: Scope,
  loop: readonly Label[] = [],
): Elsewhere[] =>
  designs
    .filter(design => design.name !== foundIn.name)
    .map(design => inDesign(design, scope, trace, property, loop));

/** What becomes of a trace in one design. The steps of its loop are counted on from those of the trace. */
export function inDesign(
  design: Design,
  scope: Scope,
  trace: readonly Label[],
  property: NfsProperty,
  loop: readonly Label[] = [],
): Elsewhere {
  const model = nfsModel(design, scope);
  const told = replay(model, [...trace, ...loop].map(formatStep));
  if (told.kind === 'unknown-step') {
    throw new Error(
      `step ${told.at}, ${told.text}, of a trace at scope ${scope.name} is unknown in ${design.name}`,
    );
  }
  const steps = stepsToFindingIn(model, property, told, loop.length);
  if (steps !== undefined) return { kind: 'same', design: design.name, steps };
  if (told.kind === 'replayed') return { kind: 'harmless', design: design.name };
  const instead = insteadOf(told.step.label, enabledIn(model, told.states[told.states.length - 1]));
  const blocked = { kind: 'blocked', design: design.name, at: told.at, why: told.why } as const;
  return instead === undefined ? blocked : { ...blocked, instead };
}

/** What a blocked actor can do, if it is one thing: the same action on something else, or else anything. */
function insteadOf(label: Label, enabled: readonly { readonly label: Label }[]): string | undefined {
  const own = enabled.filter(other => other.label.actor === label.actor);
  const alike = own.filter(other => other.label.action === label.action);
  const [only, ...more] = alike.length > 0 ? alike : own;
  return only === undefined || more.length > 0 ? undefined : formatStep(only.label);
}
