import { type Copies, createCopies } from './copies.js';
import { type Judgement, judge, type Looks, type Sight } from './judgement.js';
import { createKnownLooks, type KnownLooks } from './known.js';
import type { Look } from './look.js';
import type { Mutant } from './mutant.js';
import type { Observation } from './observation.js';
import { nameOfPlace } from './place.js';
import { createRespondent, type Respondent } from './respondent.js';

/** A mutant with what became of it. */
export interface Judged {
  readonly mutant: Mutant;
  readonly judgement: Judgement;
}

export interface RunOptions extends Looks {
  /** Processes at a time. */
  readonly jobs: number;
  /** Whether a mutant is known to survive, so that the first looks are enough. */
  isExpected(mutant: Mutant): boolean;
  /** Told after each mutant: what became of it, and all that is found out by now. */
  progress?(last: Judged, soFar: RunFound): void;
}

/** Everything that a run found out. */
export interface RunFound {
  /** What the looks that were needed come to unchanged. */
  readonly known: readonly Observation[];
  /** In the order of the mutants. */
  readonly judged: readonly Judged[];
}

/** A search goes on up to this many times the states that it has unchanged, and some more: what explodes is not killed by that. */
const growthMax = 2;
const growthLeast = 50_000;

/** Judges every mutant by what its looks come to unchanged, several at a time. */
export async function runMutants(mutants: readonly Mutant[], options: RunOptions): Promise<RunFound> {
  const copies = createCopies();
  const respondents = Array.from({ length: options.jobs }, () =>
    createRespondent(`${copies.original}/mutants/child.js`),
  );
  process.once('exit', copies.removeAll);
  try {
    return await judgedBy(respondents, copies, mutants, options);
  } finally {
    for (const { end } of respondents) end();
    process.off('exit', copies.removeAll);
    copies.removeAll();
  }
}

async function judgedBy(
  respondents: readonly Respondent[],
  copies: Copies,
  mutants: readonly Mutant[],
  options: RunOptions,
): Promise<RunFound> {
  const known = createKnownLooks(copies, mutants);
  const results: Judged[] = [];
  // Places of those that are not judged yet are empty, and are left out.
  const soFar = (): RunFound => ({ known: known.observations(), judged: results.filter(() => true) });
  const queue = mutants.entries();
  const workOff = async (respondent: Respondent): Promise<void> => {
    for (const [i, mutant] of queue) {
      const last = { mutant, judgement: await judgementOf(mutant, respondent, copies, known, options) };
      results[i] = last;
      options.progress?.(last, soFar());
    }
  };
  await Promise.all(respondents.map(workOff));
  return soFar();
}

async function judgementOf(
  mutant: Mutant,
  respondent: Respondent,
  copies: Copies,
  known: KnownLooks,
  options: RunOptions,
): Promise<Judgement> {
  const folder = copies.make([{ path: mutant.file, code: mutant.code }]);
  const lookAt = async (look: Look): Promise<Sight | undefined> => {
    const { observation: expected, reached } = await known.of(look, respondent);
    if (!reached.has(nameOfPlace(mutant.place))) return undefined;
    const { observation: observed } = await respondent.ask(folder, {
      look,
      states: growthLeast + growthMax * expected.states,
      // Where only a design is changed, those that decide as before are the same.
      ...(mutant.file.startsWith('designs/') ? { unlessDecided: expected.decisions } : {}),
    });
    return observed === undefined ? undefined : { observed, expected };
  };
  try {
    return await judge(options, lookAt, options.isExpected(mutant));
  } catch (error) {
    return { kind: 'lost', why: error instanceof Error ? error.message : String(error) };
  } finally {
    copies.remove(folder);
  }
}
