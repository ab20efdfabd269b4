import { isSameLook, isSameSize, type Observation } from './observation.js';
import type { Judged, RunFound } from './run.js';
import type { Survivors } from './survivors.js';

/** A mutant that survives, with why it may. */
export interface Listed {
  readonly judged: Judged;
  readonly listed: Survivors;
}

/** What a run comes to. */
export interface Account {
  readonly killed: readonly Judged[];
  readonly listed: readonly Listed[];
  /** Those that survive without a reason, or could not be judged. */
  readonly unlisted: readonly Judged[];
  /** What is wrong with the list of survivors, a sentence each. */
  readonly complaints: readonly string[];
}

/** The name by which the list of survivors knows a mutant. */
export const listedAs = ({ operator, name }: { readonly operator: string; readonly name: string }): string =>
  `${operator}: ${name}`;

/** The entry of the list of survivors that names a mutant; undefined where none does. */
export const entryFor = (
  mutant: { readonly operator: string; readonly name: string },
  survivors: readonly Survivors[],
): Survivors | undefined => survivors.find(({ mutants }) => mutants.includes(listedAs(mutant)));

/**
 * Holds a run against the list of survivors. `all` are the names of all mutants there are: an entry that names none of
 * them is stale, even where only some were judged.
 */
export function accountOf(
  { judged, known }: RunFound,
  survivors: readonly Survivors[],
  all: readonly string[],
): Account {
  const entries = survivors.flatMap(({ mutants }) => mutants);
  const alive = judged.filter(({ judgement }) => judgement.kind !== 'killed');
  const excused = alive.flatMap(one => {
    const listed = entryFor(one.mutant, survivors);
    return listed === undefined || one.judgement.kind === 'lost' ? [] : [{ judged: one, listed }];
  });
  const killed = judged.filter(({ judgement }) => judgement.kind === 'killed');
  return {
    killed,
    listed: excused,
    unlisted: alive.filter(one => !excused.some(({ judged }) => judged === one)),
    complaints: [
      ...entries.filter(name => !all.includes(name)).map(name => `No such mutant: ${name}`),
      ...entries.filter((name, i) => entries.indexOf(name) < i).map(name => `Listed twice: ${name}`),
      ...killed
        .filter(({ mutant }) => entryFor(mutant, survivors) !== undefined)
        .map(({ mutant }) => `Listed as a survivor, but killed: ${listedAs(mutant)}`),
      ...excused
        .filter(({ judged: one, listed }) => listed.kind === 'equivalent' && !isSameMachine(one, known))
        .map(({ judged: { mutant } }) => `Listed as equivalent, but of another size: ${listedAs(mutant)}`),
    ],
  };
}

/** Whether every search of a survivor came to the numbers of the unchanged design. */
export function isSameMachine({ judgement }: Judged, known: readonly Observation[]): boolean {
  if (judgement.kind !== 'survived') return false;
  return judgement.observations.every(observed =>
    known.some(expected => isSameLook(expected, observed) && isSameSize(observed, expected)),
  );
}

/** Whether the run may pass. */
export const isClean = ({ unlisted, complaints }: Account): boolean =>
  unlisted.length === 0 && complaints.length === 0;
