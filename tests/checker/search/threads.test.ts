import { describe, expect, test } from 'vitest';
import { verdictsOf } from '../../../checker/check.js';
import { cell, controlOf } from '../../../checker/search/control.js';
import { type Exploration, exploring } from '../../../checker/search/explore.js';
import type { Failure } from '../../../checker/search/failure.js';
import type { Crew, Limits } from '../../../checker/search/limits.js';
import { spaceIn } from '../../../checker/search/space.js';
import { crewOf } from '../../../checker/search/threads.js';
import type { Search } from '../../../checker/verdict.js';
import { type ProblemName, problems, sourceOf } from '../shared-problems.js';

/** The search of a problem, which lets other threads start when it says so. */
async function search(name: ProblemName, limits: Limits): Promise<Exploration> {
  const { model, properties } = problems[name]();
  const run = exploring(model, properties, limits);
  for (let step = run.next(); ; step = run.next()) {
    if (step.done === true) return step.value;
    await new Promise(resolve => setTimeout(resolve, 0));
  }
}

/** Its numbers only: a failing test would print all else. */
const numbersOf = async (name: ProblemName, limits: Limits): Promise<Search> =>
  (await search(name, limits)).search;

/** A crew that notes whom it started, and that is called in at once: small models would otherwise be done before. */
function eagerCrew(name: ProblemName, size: number): { readonly crew: Crew; readonly started: number[] } {
  const started: number[] = [];
  const crew = crewOf(size, sourceOf(name));
  return {
    started,
    crew: {
      ...crew,
      statesMin: 1,
      isAwaited: true,
      start(call, lost) {
        started.push(call.thread);
        crew.start(call, lost);
      },
    },
  };
}

const names: ProblemName[] = ['increment', 'twoPhaseCommit', 'pinning', 'lateBug'];

describe.each([1, 3])('a search with %i threads more', size => {
  test.each(
    names.flatMap((name): ({ name: ProblemName } & Limits)[] => [
      { name, symmetry: false },
      { name, symmetry: true },
      { name, symmetry: false, reduce: true },
      { name, symmetry: true, reduce: true },
    ]),
  )('finds out the same of $name, symmetry: $symmetry, reduced: $reduce', async ({ name, ...how }) => {
    const { crew, started } = eagerCrew(name, size);
    const alone = await search(name, how);
    const together = await search(name, { ...how, crew });
    expect(started).toHaveLength(size);
    expect(together.search).toEqual(alone.search);
    expect(together.hits).toEqual(alone.hits);
    expect(together.witnessed).toEqual(alone.witnessed);
    if (!how.symmetry) expect(together.taken).toEqual(alone.taken);
    expect(together.levels).toEqual(alone.levels);
    expect(sorted(together)).toEqual(sorted(alone));
    const { model, properties } = problems[name]();
    expect(verdictsOf(model, properties, together)).toEqual(verdictsOf(model, properties, alone));
  });

  test('stops at the same level for want of states', async () => {
    const limits = { states: 20_000 };
    const alone = await search('twoPhaseCommit', limits);
    const together = await search('twoPhaseCommit', { ...limits, ...eagerCrew('twoPhaseCommit', size) });
    expect(together.stoppedBy).toBe('states');
    expect(together.search).toEqual(alone.search);
  });

  test('fails where one of its threads does, and says which way to go', async () => {
    const { crew } = eagerCrew('throwing', size);
    await expect(numbersOf('throwing', { crew })).rejects.toThrow(/with one worker it tells why|too much/);
  });
});

describe('a thread that is lost', () => {
  test('ends the search, which says what became of it', async () => {
    const { crew } = eagerCrew('exiting', 2);
    await expect(numbersOf('twoPhaseCommit', { crew })).rejects.toThrow(
      /^thread [12] of the search ended before/,
    );
  });

  test.each<[Failure, RegExp]>([
    ['ended', /^thread 1 of the search ended before/],
    ['memory', /^thread 1 of the search has used up its heap/],
  ])('by whatever makes it so, ends the search: %s', async (failure, says) => {
    const crew: Crew = {
      size: 1,
      statesMin: 1,
      start({ memory }, lost) {
        // It becomes ready, takes orders, and carries none out.
        Atomics.add(controlOf(spaceIn(memory, 1)).cells, cell.ready, 1);
        setTimeout(() => lost(failure), 50);
      },
    };
    await expect(numbersOf('twoPhaseCommit', { crew })).rejects.toThrow(says);
  });

  test('before it is ready, is not waited for: the search goes on alone', async () => {
    const alone = await search('increment', {});
    const crew: Crew = { size: 1, statesMin: 1, isAwaited: true, start: (_, lost) => lost('thrown') };
    const { search: numbers, taken } = await search('increment', { crew });
    expect(numbers).toEqual(alone.search);
    expect(taken).toEqual(alone.taken);
    const unmade = crewOf(1, { ...sourceOf('increment'), name: 'noSuchProblem' });
    const limits = { crew: { ...unmade, statesMin: 1, isAwaited: true } };
    expect(await numbersOf('increment', limits)).toEqual(alone.search);
  });
});

test('threads that come at whatever moment, even after the end, leave every state where it is found', async () => {
  const alone = await search('pinning', {});
  for (const statesMin of [1, 300, 9_000, 1]) {
    const together = await search('pinning', { crew: { ...crewOf(2, sourceOf('pinning')), statesMin } });
    expect(together.search).toEqual(alone.search);
    const { visited } = together;
    for (let number = 0; number < together.search.states; number++) {
      if (visited.find(visited.words, visited.at(number)) !== number) expect.fail(`state ${number} is lost`);
    }
  }
});

test('a small search calls nobody in', async () => {
  const started: number[] = [];
  const crew: Crew = { size: 1, start: ({ thread }) => void started.push(thread) };
  await search('increment', { crew });
  expect(started).toEqual([]);
});

/** The states of each level, in an order that does not depend on who added them. */
const sorted = ({ visited, levels, layout, search: { states } }: Exploration): string[][] =>
  levels.map((from, depth) =>
    Array.from({ length: (levels[depth + 1] ?? states) - from }, (_, i) => {
      const at = visited.at(from + i);
      return visited.words.slice(at, at + layout.words).join();
    }).sort(),
  );
