import { type Decision, type Design, decisionValues } from './design.js';

/** A design with one of its decisions made otherwise. */
export interface Alternative {
  readonly decision: Decision;
  /** What is decided instead. */
  readonly value: string;
  readonly design: Design;
}

/** Every decision of a design, changed alone, to each other value it could have. */
export const alternativesOf = (design: Design): Alternative[] =>
  decisionNames.flatMap(decision =>
    decisionValues[decision]
      .filter(value => value !== design.decisions[decision])
      .map(value => ({
        decision,
        value,
        design: {
          ...design,
          name: `${design.name} with ${decision} = ${value}`,
          decisions: { ...design.decisions, [decision]: value },
        },
      })),
  );

export const decisionNames = Object.keys(decisionValues) as Decision[];
