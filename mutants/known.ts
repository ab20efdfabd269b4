import type { Copies } from './copies.js';
import { type Look, nameOf } from './look.js';
import type { Mutant } from './mutant.js';
import type { Observation } from './observation.js';
import { probed } from './probe.js';
import type { Respondent } from './respondent.js';
import { sourceIn } from './sources.js';
import { transpile } from './transpile.js';

/** What a look comes to unchanged. */
export interface Known {
  readonly observation: Observation;
  /** Names of the places of mutants that its search came by. */
  readonly reached: ReadonlySet<string>;
}

/** What looks come to unchanged, each found out once, when it is wanted first. */
export interface KnownLooks {
  of(look: Look, respondent: Respondent): Promise<Known>;
  /** Those found out by now. */
  observations(): Observation[];
}

export function createKnownLooks(copies: Copies, mutants: readonly Mutant[]): KnownLooks {
  const files = [...new Set(mutants.map(({ file }) => file))].map(path => {
    const places = mutants.filter(({ file }) => file === path).map(({ place }) => place);
    return { path, code: transpile(probed(path, sourceIn(path).text, places)) };
  });
  const wanted = new Map<string, Promise<Known>>();
  const observations: Observation[] = [];
  const findOut = async (look: Look, respondent: Respondent): Promise<Known> => {
    const folder = copies.make(files);
    const { observation, reached } = await respondent.ask(folder, { look });
    copies.remove(folder);
    if (observation?.isComplete !== true) throw new Error(`${nameOf(look)} cannot be searched unchanged`);
    observations.push(observation);
    return { observation, reached: new Set(reached) };
  };
  return {
    of(look, respondent) {
      const name = `${nameOf(look)} ${look.extent}`;
      const known = wanted.get(name) ?? findOut(look, respondent);
      wanted.set(name, known);
      return known;
    },
    observations: () => [...observations],
  };
}
