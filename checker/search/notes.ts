import type { Property } from '../property.js';
import type { Leader } from './leader.js';
import type { Snapshot } from './snapshot.js';

/** What has been found so far. */
export interface Notes {
  readonly hits: ReadonlyMap<string, number>;
  readonly witnessed: ReadonlySet<string>;
  readonly taken: Float64Array;
  /** Whether there is nothing left to look for. */
  readonly areDecided: boolean;
  /** Remembers what was found among the states at a depth, and the steps to them. */
  take(depth: number): void;
  finishLevel(): void;
  /** All of it as data. */
  written(): Pick<Snapshot, 'hits' | 'witnessed' | 'taken' | 'takenBefore'>;
  /** Forgets what was found beyond a depth. */
  goBack(depth: number): void;
}

export function createNotes<State, World>(
  properties: readonly Property<State, World>[],
  leader: Leader,
  resume: Snapshot | undefined,
): Notes {
  const hits = new Map<string, number>(resume?.hits);
  const witnessed = new Set<string>(resume?.witnessed);
  const before = resume?.taken;
  let taken = Float64Array.from(before ?? leader.taken());
  /** The same at the beginning of the level. */
  let takenBefore = Float64Array.from(resume?.takenBefore ?? taken);
  return {
    hits,
    witnessed,
    get taken() {
      return taken;
    },
    written: () => ({
      hits: [...hits],
      witnessed: [...witnessed],
      taken: [...taken],
      takenBefore: [...takenBefore],
    }),
    finishLevel() {
      takenBefore = taken;
    },
    goBack(depth) {
      taken = takenBefore;
      for (const [name, at] of hits) if (at > depth) hits.delete(name);
    },
    get areDecided() {
      return properties.length > 0 && properties.every(({ name }) => hits.has(name));
    },
    take(depth) {
      taken = leader.taken().map((steps, i) => steps + (before?.[i] ?? 0));
      leader.noted().forEach((bits, i) => {
        const { name } = properties[i] as Property<State, World>;
        if ((bits & 1) !== 0 && !hits.has(name)) hits.set(name, depth);
        if ((bits & 2) !== 0) witnessed.add(name);
      });
    },
  };
}
