import { ask } from './ask.js';
import { type Copy, createCopies } from './copy.js';
import type { Judgement } from './judgement.js';
import type { Look } from './look.js';
import type { Mutant } from './mutant.js';
import type { Observation } from './observation.js';

/** A mutant with what became of it. */
export interface Judged {
  readonly mutant: Mutant;
  readonly judgement: Judgement;
}

export interface RunOptions {
  /** Processes at a time. */
  readonly jobs: number;
  /** How every mutant is looked at, in this order. */
  readonly firstLooks: readonly Look[];
  /** How those are looked at, beside, that no property has killed by then. */
  readonly laterLooks: readonly Look[];
  /** Whether a mutant is known to survive, so that the first looks are enough. */
  isExpected(mutant: Mutant): boolean;
  /** Told after each mutant: those that are done with, those that are open, and what was judged last. */
  progress?(done: number, open: number, last: Judged): void;
}

/** Everything that a run found out. */
export interface RunFound {
  /** What the looks that were needed come to unchanged. */
  readonly known: readonly Observation[];
  /** In the order of the mutants. */
  readonly judged: readonly Judged[];
}

/** Judges every mutant by what its looks come to unchanged, several at a time. */
export async function runMutants(mutants: readonly Mutant[], options: RunOptions): Promise<RunFound> {
  const { copies, remove } = createCopies(options.jobs);
  process.once('exit', remove);
  try {
    const first = await judgedBy(copies, mutants, options.firstLooks, options);
    const open = options.laterLooks.length === 0 ? [] : first.judged.filter(one => isOpen(one, options));
    if (open.length === 0) return first;
    const later = await judgedBy(
      copies,
      open.map(({ mutant }) => mutant),
      options.laterLooks,
      options,
    );
    const judged = first.judged.map(one => {
      const again = later.judged.find(({ mutant }) => mutant === one.mutant);
      return again === undefined ? one : { mutant: one.mutant, judgement: together(one, again) };
    });
    return { known: [...first.known, ...later.known], judged };
  } finally {
    process.off('exit', remove);
    remove();
  }
}

const isOpen = ({ mutant, judgement }: Judged, { isExpected }: RunOptions): boolean =>
  judgement.kind === 'survived'
    ? !isExpected(mutant)
    : judgement.kind === 'killed' && judgement.kills.every(({ kind }) => kind === 'length');

/** What two passes come to together. What the first could not tell, or told, stays said. */
function together({ judgement: one }: Judged, { judgement: other }: Judged): Judgement {
  if (one.kind === 'survived' && other.kind === 'survived')
    return { kind: 'survived', observations: [...one.observations, ...other.observations] };
  if (one.kind === 'killed' && other.kind === 'killed')
    return { kind: 'killed', kills: [...one.kills, ...other.kills] };
  return one.kind === 'survived' ? other : one;
}

async function judgedBy(
  copies: readonly Copy[],
  mutants: readonly Mutant[],
  looks: readonly Look[],
  { progress }: RunOptions,
): Promise<RunFound> {
  const known = await shared(copies, looks, (copy, look) =>
    ask<Observation>(copy, { kind: 'observe', look }),
  );
  let done = 0;
  const judged = await shared(copies, mutants, async (copy, mutant) => {
    const one = { mutant, judgement: await judgementOf(copy, mutant, known) };
    done += 1;
    progress?.(done, mutants.length - done, one);
    return one;
  });
  return { known, judged };
}

async function judgementOf(copy: Copy, mutant: Mutant, known: readonly Observation[]): Promise<Judgement> {
  copy.change(mutant.file, mutant.code);
  try {
    return await ask<Judgement>(copy, {
      kind: 'judge',
      known,
      isOfDesigns: mutant.file.startsWith('designs/'),
    });
  } catch (error) {
    return { kind: 'lost', why: error instanceof Error ? error.message : String(error) };
  } finally {
    copy.restore();
  }
}

/** Does a piece of work for each item, one after the other on each copy. The results come in the order of the items. */
async function shared<Item, Result>(
  copies: readonly Copy[],
  items: readonly Item[],
  work: (copy: Copy, item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const workOff = async (copy: Copy): Promise<void> => {
    for (const [i, item] of queue) results[i] = await work(copy, item);
  };
  await Promise.all(copies.map(workOff));
  return results;
}
