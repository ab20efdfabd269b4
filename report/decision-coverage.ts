import { formatStep } from '../checker/traces/trace.js';
import type { Decision } from '../model/design.js';
import { type Compared, type SliceCoverage, sliceName } from './slice-coverage.js';

/** What a decision of the design matters. */
export interface DecisionCoverage {
  readonly decision: Decision;
  /** What the design decides. */
  readonly value: string;
  /** Whether any other value changes any step. */
  readonly matters: boolean;
  readonly others: readonly OtherValue[];
}

/** Another value of a decision, with the first state in which it changes the steps that can be taken. */
export interface OtherValue {
  readonly value: string;
  /** States compared, in all slices. */
  readonly states: number;
  readonly difference?: {
    readonly slice: string;
    /** Steps from the initial state to that state. */
    readonly depth: number;
    /** The steps that differ there. */
    readonly steps: readonly string[];
  };
}

/** What came of every other value of a decision, in all slices. */
export function decisionCoverage(decision: Decision, slices: readonly SliceCoverage[]): DecisionCoverage {
  const all = slices.flatMap(slice =>
    (slice.compared ?? [])
      .filter(({ alternative }) => alternative.decision === decision)
      .map(compared => ({ slice: sliceName(slice), compared })),
  );
  const values = [...new Set(all.map(({ compared }) => compared.alternative.value))];
  const others = values.map(value =>
    otherValue(
      value,
      all.filter(({ compared }) => compared.alternative.value === value),
    ),
  );
  return {
    decision,
    value: slices[0]?.model.design.decisions[decision] ?? '',
    matters: others.some(({ difference }) => difference !== undefined),
    others,
  };
}

function otherValue(
  value: string,
  compared: readonly { readonly slice: string; readonly compared: Compared }[],
): OtherValue {
  const states = compared.reduce((sum, each) => sum + each.compared.states, 0);
  const first = compared.find(each => each.compared.difference !== undefined);
  const difference = first?.compared.difference;
  if (first === undefined || difference === undefined) return { value, states };
  const { depth, labels } = difference;
  return { value, states, difference: { slice: first.slice, depth, steps: labels.map(formatStep) } };
}
