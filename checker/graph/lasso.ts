import type { LeadsTo } from '../property.js';
import type { Budget } from './budget.js';
import { fairnessOf } from './fairness.js';
import type { Judging } from './graph-verdict.js';
import { gathering, type Part } from './part.js';
import { nearestRounds, type Round, roundBytes } from './round.js';
import { doubtOf } from './run.js';
import { type Source, tracingIn } from './tracing.js';

/** A part of the graph in which a promise is pending, with rounds in it in which it stays so; at least one. */
interface Broken {
  readonly part: Part;
  readonly starts: Uint8Array;
  readonly rounds: readonly Round[];
}

/**
 * Whether a promise about endless runs is kept, of every entity it is made of: for each of them `marks` has two entries,
 * 1 for the states that are `from`, and 1 for those that are `to`. If not, the lasso with the shortest prefix, which has
 * been taken again and found to be what it should be.
 */
export function* judgingLeadsTo<State, World>(
  source: Source<State, World>,
  property: LeadsTo<State, World>,
  marks: readonly Uint8Array[],
  halted: Uint8Array,
  budget: Budget,
): Judging {
  const { model, instances } = source;
  const fairness = fairnessOf(instances, property.fairness);
  let nearest: Broken | undefined;
  for (let i = 0; i < marks.length; i += 2) {
    const [from, to] = marks.slice(i, i + 2);
    const unkept = to.map((is, state) => (is === 1 || halted[state] === 1 ? 0 : 1));
    const inside = property.stays ? halted.map(is => 1 - is) : unkept;
    const starts = from.map((is, state) => is & inside[state]);
    if (!starts.includes(1)) continue;
    const part = yield* gathering(source.space, starts, inside, budget);
    if (part === undefined) return undefined;
    budget.take(part.count * roundBytes.perState + part.ends.length * roundBytes.perStep);
    if (budget.spent !== undefined) return undefined;
    const comesBy = property.stays && Uint8Array.from(part.states, state => unkept[state]);
    const broken = { part, starts, rounds: nearestRounds(part, fairness, comesBy) };
    if (depthOf(broken) < depthOf(nearest)) nearest = broken;
  }
  if (nearest === undefined) return { kind: 'holds' };
  const { part, starts, rounds } = nearest;
  const bases = rounds.map(({ base }) => base);
  const traced = yield* tracingIn(source, part, starts, bases, budget);
  if (traced === undefined) return undefined;
  const loop = rounds[bases.indexOf(traced.end)].loop.map(number => instances[number]);
  const doubt = doubtOf(model, property, { states: traced.states, loop });
  if (doubt !== undefined)
    throw new Error(`model ${model.name}: a lasso of ${property.name} is none: ${doubt}`);
  return {
    kind: 'violated',
    trace: traced.steps.map(({ label }) => label),
    ...(loop.length === 0 ? {} : { loop: loop.map(({ label }) => label) }),
  };
}

/** The least depth at which a round begins. */
const depthOf = (broken: Broken | undefined): number =>
  broken === undefined || broken.rounds.length === 0 ? Infinity : broken.part.depths[broken.rounds[0].base];
