/** What the design that claims to fix a finding does with its steps: it blocks step `at`, or they do no harm there. */
export interface BlockedIn {
  readonly design: string;
  readonly at: number | 'harmless';
}

/** What the steps of a counterexample come to. `not violated`: they can all be taken, and the property holds throughout. */
export type Result =
  | { readonly kind: 'violated' | 'reached'; readonly steps: number; readonly minimal: boolean }
  | { readonly kind: 'not violated' };

/** A finding as it is kept in a file: a text for people, and a test. */
export interface Counterexample {
  /** A short name and what it is: `D-b, double put after a failed ping`. */
  readonly finding: string;
  readonly design: string;
  readonly scope: string;
  readonly property: string;
  readonly result: Result;
  readonly blockedIn: readonly BlockedIn[];
  readonly steps: readonly string[];
  /** What is repeated for ever after the steps; absent where nothing is. */
  readonly loop?: readonly string[];
  /** What assumption breaks, and what would fix it; empty where nobody wrote it yet. */
  readonly prose: string;
}

/** The first line of every counterexample file. */
export const counterexampleTitle = 'nspin counterexample 1';

/** The line before the steps that are repeated for ever. */
export const loopTitle = 'Then for ever:';

/** The text of a counterexample file. `parseCounterexample` reads it back. */
export const printCounterexample = (counterexample: Counterexample): string => {
  const { finding, design, scope, property, result, blockedIn, steps, loop, prose } = counterexample;
  const header = [
    ['Finding', finding],
    ['Design', design],
    ['Scope', scope],
    ['Property', property],
    ['Result', printResult(result)],
    ...blockedIn.map(blocked => ['Blocked in', printBlockedIn(blocked)]),
  ].map(([key, value]) => `${`${key}:`.padEnd(12)}${value}`);
  const sections = [
    [counterexampleTitle, ...header],
    ...(steps.length === 0 ? [] : [steps]),
    ...(loop === undefined ? [] : [[loopTitle, ...loop]]),
    ...(prose === '' ? [] : [[prose]]),
  ];
  return `${sections.map(lines => lines.join('\n')).join('\n\n')}\n`;
};

const printResult = (result: Result): string =>
  result.kind === 'not violated'
    ? result.kind
    : `${result.kind} after ${result.steps} ${result.steps === 1 ? 'step' : 'steps'}${result.minimal ? ', minimal' : ''}`;

const printBlockedIn = ({ design, at }: BlockedIn): string =>
  at === 'harmless' ? `${design}, harmless` : `${design} at step ${at}`;
