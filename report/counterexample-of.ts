import { formatStep } from '../checker/traces/trace.js';
import type { NfsModel } from '../model/model.js';
import type { NfsProperty } from '../properties/nfs-property.js';
import type { BlockedIn, Counterexample } from './counterexample.js';
import { type Elsewhere, elsewhere } from './elsewhere.js';
import type { FoundVerdict } from './mail.js';

/** A finding as a file to keep. What it is called, and what there is to learn from it, is left to whoever keeps it. */
export function counterexampleOf(
  { design, world: { scope } }: NfsModel,
  property: NfsProperty,
  { kind, finding: { trace, loop = [], minimal } }: FoundVerdict,
): Counterexample {
  return {
    finding: `${property.name} is ${kind} in ${design.name}`,
    design: design.name,
    scope: scope.name,
    property: property.name,
    result: { kind, steps: trace.length, minimal },
    blockedIn: elsewhere(trace, property, design, scope, loop).flatMap(blockedIn),
    steps: trace.map(formatStep),
    ...(loop.length === 0 ? {} : { loop: loop.map(formatStep) }),
    prose: '',
  };
}

function blockedIn(other: Elsewhere): BlockedIn[] {
  switch (other.kind) {
    case 'blocked':
      return [{ design: other.design, at: other.at }];
    case 'harmless':
      return [{ design: other.design, at: 'harmless' }];
    case 'same':
      return [];
  }
}
