import type { Explanation, Fact, NfsProperty } from '../properties/nfs-property.js';
import { lastState, type Story } from './story.js';
import { fieldOf, textWidth, wrap } from './wrap.js';

/** A fact of an explanation, with the step that made it true for good; 0 where it was true from the start. */
export interface DatedFact {
  readonly says: string;
  readonly sinceStep: number;
}

/** Why a story ends in a finding, as data. */
export interface Because {
  readonly facts: readonly DatedFact[];
  readonly so: string;
}

/** What a property says of the end of a story, each fact dated. */
export function becauseOf(story: Story, property: NfsProperty): Because {
  const { facts, so }: Explanation = property.explain(lastState(story), story.model.world);
  return { facts: facts.map(fact => ({ says: fact.says, sinceStep: sinceStep(story, fact) })), so };
}

/** The first step from which on the fact is true without interruption. It is true at the end. */
function sinceStep({ states }: Story, fact: Fact): number {
  let since = states.length - 1;
  while (since > 0 && fact.isTrue(states[since - 1])) since -= 1;
  return since;
}

/** The `Because:` of a mail, a line or more for each fact; none where the property has nothing to say. */
export function becauseLines({ facts, so }: Because): string[] {
  const dated = facts.map(
    ({ says, sinceStep: step }) => `${says}, ${step === 0 ? 'from the start' : `at step ${step}`}`,
  );
  const clauses = [...dated, ...(so === '' ? [] : [so])];
  return fieldOf(
    'Because',
    clauses.flatMap((clause, i) =>
      wrap(clause + (i === clauses.length - 1 ? '.' : ';'), textWidth - 14, '  '),
    ),
  );
}
