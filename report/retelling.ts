import { doubtOf } from '../checker/graph/run.js';
import { instancesOf } from '../checker/instance.js';
import { type Replay, replay, stepsToFindingIn } from '../checker/traces/replay.js';
import { formatStep, instancesByText, withoutSpaces } from '../checker/traces/trace.js';
import type { NfsModel } from '../model/model.js';
import type { State } from '../model/state.js';
import type { World } from '../model/world.js';
import type { NfsProperty } from '../properties/nfs-property.js';
import type { Result } from './counterexample.js';
import type { BlockedStep } from './mail.js';
import { counted } from './number.js';
import { type Story, upTo, withLoop } from './story.js';

/** What became of a trace that somebody handed in, in the model that it got furthest in. */
export interface Retelling {
  /** The steps that could be taken, up to the finding where they show one; with its loop if all could be taken. */
  readonly story: Story;
  readonly property?: NfsProperty;
  /** Steps that the trace has in all, without its loop. */
  readonly length: number;
  /** After how many steps it shows what the property looks for; absent where it does not, or where there is no property. */
  readonly shownAfter?: number;
  /** Why the steps, all of which can be taken, break no promise about endless runs: a clause. */
  readonly doubt?: string;
  /** The step that cannot be taken, unless the finding came before it. */
  readonly blocked?: BlockedStep;
}

/** No model has all the steps: this is the first that none of them has, or else the first that the first one lacks. */
export interface UnknownStep {
  readonly kind: 'unknown-step';
  readonly at: number;
  readonly text: string;
  readonly known: readonly string[];
}

/**
 * Takes a trace, and the loop after it where there is one, again in each of the models, the slices of a scope, and tells of
 * the one that it gets furthest in.
 */
export function retell(
  models: readonly NfsModel[],
  steps: readonly string[],
  property: NfsProperty | undefined,
  loop: readonly string[] = [],
): Retelling | UnknownStep {
  const vocabularies = models.map(model => instancesByText(instancesOf(model)));
  const all = [...steps, ...loop];
  const texts = all.map(withoutSpaces);
  const knowing = models.filter((_, m) => texts.every(text => vocabularies[m].has(text)));
  if (knowing.length > 0)
    return knowing
      .map(model => retellingOf(model, replay(model, all), steps.length, loop.length, property))
      .reduce(further);
  const first = texts.findIndex(text => !vocabularies.some(vocabulary => vocabulary.has(text)));
  const at = first === -1 ? texts.findIndex(text => !vocabularies[0].has(text)) : first;
  const known = vocabularies.flatMap(vocabulary => [...vocabulary.values()]);
  const names = new Set(known.map(instance => formatStep(instance.label)));
  return { kind: 'unknown-step', at: at + 1, text: all[at], known: [...names] };
}

function retellingOf(
  model: NfsModel,
  told: Replay<State, World>,
  length: number,
  looped: number,
  property: NfsProperty | undefined,
): Retelling {
  if (told.kind === 'unknown-step') throw new Error(`${told.text} is a step of ${model.name}, and is not`);
  const story = { model, steps: told.steps, states: told.states };
  const about = property === undefined ? {} : { property };
  const shownAfter = property && stepsToFindingIn(model, property, told, looped);
  if (property?.kind !== 'leads-to' && shownAfter !== undefined)
    return { story: upTo(story, shownAfter), ...about, length, shownAfter };
  if (told.kind === 'replayed') {
    const whole = { story: withLoop(story, looped), ...about, length };
    if (shownAfter !== undefined) return { ...whole, shownAfter };
    if (property?.kind !== 'leads-to') return whole;
    const run = { states: told.states.slice(0, length + 1), loop: told.steps.slice(length) };
    const doubt = doubtOf(model, property, run);
    return doubt === undefined ? whole : { ...whole, doubt };
  }
  const blocked = { at: told.at, step: formatStep(told.step.label), why: told.why };
  return { story, ...about, length, blocked };
}

const further = (one: Retelling, other: Retelling): Retelling =>
  progressOf(other) > progressOf(one) ? other : one;

/** A finding counts for more than any number of steps. */
const progressOf = ({ story, shownAfter }: Retelling): number =>
  shownAfter === undefined ? story.steps.length : Number.POSITIVE_INFINITY;

/** Whether a trace does exactly what its counterexample file says: not less, not more, not earlier. */
export function isAsSaid({ property, length, shownAfter, blocked }: Retelling, result: Result): boolean {
  if (result.kind === 'not violated') return blocked === undefined && shownAfter === undefined;
  const kind = property?.kind === 'reachable' ? 'reached' : 'violated';
  return result.kind === kind && shownAfter === result.steps && shownAfter === length;
}

/** What became of a trace, in a sentence without its end. */
export function retellingInWords(told: Retelling): string {
  const { story, property, length, shownAfter, blocked, doubt } = told;
  const verb = property?.kind === 'reachable' ? 'reached' : 'violated';
  if (property?.kind === 'leads-to' && shownAfter !== undefined) {
    const then =
      story.repeated === undefined ? 'it stops' : `${counted(story.repeated, 'step')} more, again and again`;
    return `${verb} after ${counted(shownAfter, 'step')}, then ${then} for ever`;
  }
  if (shownAfter !== undefined) {
    const rest = length === shownAfter ? '' : `, before the last of its ${length}`;
    return `${verb} after ${counted(shownAfter, 'step')}${rest}`;
  }
  if (blocked !== undefined) return `blocked at step ${blocked.at}, ${blocked.why}`;
  const steps = length === 1 ? 'the one step' : `all ${counted(length, 'step')}`;
  const why = doubt === undefined ? '' : `: ${doubt}`;
  return `${steps} can be taken${property === undefined ? '' : `, not ${verb}${why}`}`;
}
