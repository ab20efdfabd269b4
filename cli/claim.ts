import { designs } from '../designs/designs.js';
import type { BlockedIn } from '../report/counterexample.js';
import { inDesign } from '../report/elsewhere.js';
import type { Retelling } from '../report/retelling.js';
import { prefixAndLoop } from '../report/story.js';
import { named } from './named.js';

/** A `Blocked in:` of a file, and what is found there. */
export interface Claim {
  readonly said: BlockedIn;
  readonly isTrue: boolean;
  readonly found: string;
}

/** Checks a `Blocked in:` against what the steps of the file come to in the design that it names. */
export function claimOf(said: BlockedIn, { story, property }: Retelling): Claim {
  if (property === undefined) throw new Error('a counterexample file has a property');
  const [trace, loop] = prefixAndLoop(story).map(steps => steps.map(step => step.label));
  const design = named('design', said.design, designs);
  const there = inDesign(design, story.model.world.scope, trace, property, loop);
  const at = there.kind === 'blocked' ? there.at : there.kind;
  const found = there.kind === 'blocked' ? `blocked at step ${there.at}` : there.kind;
  return { said, isTrue: at === said.at, found };
}
