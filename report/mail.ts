import { formatStep } from '../checker/traces/trace.js';
import type { Verdict } from '../checker/verdict.js';
import type { NfsModel } from '../model/model.js';
import type { NfsProperty } from '../properties/nfs-property.js';
import { becauseLines, becauseOf } from './because.js';
import { elsewhere } from './elsewhere.js';
import { elsewhereLines } from './elsewhere-lines.js';
import { fairnessInWords } from './fairness-in-words.js';
import { worldInWords } from './scope-in-words.js';
import { exploredInWords } from './search-in-words.js';
import { stepTable } from './step-table.js';
import { prefixAndLoop, type Story, storyOf } from './story.js';
import { reproduceWords } from './trace-string.js';
import { field, fieldWords, wrap } from './wrap.js';

/** A story and what is claimed of it. */
export interface Telling {
  readonly story: Story;
  /** The property that the story is about; absent where it is only a story. */
  readonly property?: NfsProperty;
  /** Whether its end is what the property looks for: a violation, or its scenario. */
  readonly shows: boolean;
  /** Whether it is proven that no shorter story shows this. */
  readonly minimal: boolean;
  /** The step after the last, where it cannot be taken, as text, and what stands in its way. */
  readonly blocked?: BlockedStep;
  /** How much was looked at, in words. */
  readonly explored: string;
  /** The tool and its version: `nspin 0.1.0`. */
  readonly tool: string;
}

export interface BlockedStep {
  /** Its position in the trace, counted from 1. */
  readonly at: number;
  readonly step: string;
  readonly why: string;
}

/** A verdict that has a trace. */
export type FoundVerdict = Verdict & { readonly kind: 'violated' | 'reached' };

/** What a search found, ready to be told. */
export const tellingOf = (
  model: NfsModel,
  property: NfsProperty,
  { finding }: FoundVerdict,
  tool: string,
): Telling => ({
  story: storyOf(model, finding),
  property,
  shows: true,
  minimal: finding.minimal,
  explored: exploredInWords(finding),
  tool,
});

/** The body of a mail that tells a story: what was found, how it comes about, why, and how to see it again. */
export const mailText = (telling: Telling): string =>
  [header(telling), tableOf(telling), footer(telling)]
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n');

/** An endless run has no last step to look at: it is broken by all that goes on, or by nothing going on. */
function tableOf({ story, property, shows }: Telling): string[] {
  if (!shows || property?.kind !== 'leads-to') return stepTable(story, shows);
  return [
    ...stepTable(story, false),
    ...(story.repeated === undefined ? ['and then it stops for ever.'] : []),
  ];
}

const notModelled =
  'locking, NFSv4 callbacks, submounts, routing inside a netns, RDMA. This is predicted by the model; ' +
  'whether a kernel does it was not tried.';

function header(telling: Telling): string[] {
  const { story, property, shows, explored } = telling;
  const { design, world } = story.model;
  const isScenario = property?.kind === 'reachable';
  const verb = !shows ? 'under' : isScenario ? 'reached in' : 'violated in';
  return [
    ...wrap(
      `nspin: ${property === undefined ? 'steps in' : `${property.name} ${verb}`} ${design.name}`,
      71,
      '  ',
    ),
    ...(property === undefined ? [] : field('Property', `${property.name} (${property.catalogue})`)),
    ...(property === undefined ? [] : field(isScenario ? 'Scenario' : 'Promise', property.sentence)),
    ...(property === undefined ? [] : field('Verdict', verdictInWords(isScenario, shows))),
    ...field('Design', `${design.name}. ${design.summary}`),
    ...field('Scope', worldInWords(world)),
    ...(property?.kind === 'leads-to' ? field('Fairness', fairnessInWords(property)) : []),
    ...field('Steps', stepsInWords(telling)),
    ...field('Explored', explored),
  ];
}

function stepsInWords({ story, property, shows, minimal }: Telling): string {
  const [prefix, loop] = prefixAndLoop(story);
  const then = loop.length > 0 ? `then ${loop.length} for ever` : 'then it stops for ever';
  return [
    `${prefix.length}${minimal ? ' (minimal)' : ''}`,
    ...(loop.length > 0 || (shows && property?.kind === 'leads-to') ? [then] : []),
  ].join(', ');
}

function verdictInWords(isScenario: boolean, shows: boolean): string {
  if (isScenario) return shows ? 'REACHED' : 'not reached by these steps';
  return shows ? 'VIOLATED' : 'not violated by these steps';
}

function footer({ story, property, shows, blocked, tool }: Telling): string[] {
  const { design, world } = story.model;
  const [trace, loop] = prefixAndLoop(story).map(steps => steps.map(step => step.label));
  const texts = [...trace.map(formatStep), ...(blocked === undefined ? [] : [blocked.step])];
  const found = shows ? property : undefined;
  return [
    ...(blocked === undefined ? [] : field('Blocked', `step ${blocked.at}, ${blocked.step}: ${blocked.why}`)),
    ...(found === undefined ? [] : becauseLines(becauseOf(story, found))),
    ...(found === undefined
      ? []
      : elsewhereLines(elsewhere(trace, found, design, world.scope, loop), found.kind === 'reachable')),
    ...(property === undefined ? [] : field('Source', property.source)),
    ...fieldWords(
      'Reproduce',
      reproduceWords(design.name, world.scope.name, property?.name, texts, loop.map(formatStep)),
    ),
    ...field('Checked by', tool),
    ...field('Not modelled', notModelled),
  ];
}
