import { createPredicates, type Predicate } from '../learning/predicates.js';
import type { Model } from '../model.js';
import { createCarrier } from '../packing/carrier.js';
import type { Layout } from '../packing/layout.js';
import type { Property, StepProperty } from '../property.js';

/** Judges states, and remembers what it has found. */
export interface StateJudge {
  /** Names of the properties for which a state was found: one that violates an invariant, or one looked for. */
  readonly found: ReadonlySet<string>;
  /** Names of those whose witness was found. */
  readonly witnessed: ReadonlySet<string>;
  /** Judges the packed state at `words[at]`. */
  judge(words: Int32Array, at: number): void;
  /** From now on, states lie in this memory. */
  compileFor(memory: WebAssembly.Memory): void;
}

export function createStateJudge<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  layout: Layout,
): StateJudge {
  const { world } = model;
  const found = new Set<string>();
  const witnessed = new Set<string>();
  const questions: { readonly ask: Predicate<State>; readonly answer: () => void }[] = [];
  const look = (into: Set<string>, name: string, ask: Predicate<State>): void => {
    questions.push({
      ask: state => !into.has(name) && ask(state),
      answer: () => into.add(name),
    });
  };
  for (const property of properties) {
    const { name } = property;
    if (property.kind === 'invariant') look(found, name, state => !property.holds(state, world));
    if (property.kind === 'reachable') look(found, name, state => property.reached(state, world));
    if (property.witness !== undefined)
      look(witnessed, name, state => property.witness?.(state, world) === true);
  }
  const predicates = createPredicates(
    model.schema,
    layout,
    createCarrier<State>(model.schema, layout),
    questions.map(({ ask }) => ask),
    number => questions[number]?.answer(),
  );
  return { found, witnessed, judge: predicates.visit, compileFor: predicates.compileFor };
}

/** Judges steps, as long as there are properties of steps that no step was found for. */
export interface StepJudge {
  /** Names of the properties that a step was found to violate. */
  readonly found: ReadonlySet<string>;
  readonly isOpen: boolean;
  /** Judges the step from one packed state to another. */
  judge(words: Int32Array, before: number, after: number): void;
}

export function createStepJudge<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
  layout: Layout,
): StepJudge {
  let open = properties.filter((p): p is StepProperty<State, World> => p.kind === 'step');
  const found = new Set<string>();
  const [one, other] = [
    createCarrier<State>(model.schema, layout),
    createCarrier<State>(model.schema, layout),
  ];
  let presentAt = -1;
  return {
    found,
    get isOpen() {
      return open.length > 0;
    },
    judge(words, before, after) {
      if (presentAt !== before) {
        one.unpack(words, before);
        presentAt = before;
      }
      other.unpack(words, after);
      for (const property of open) {
        if (property.holds(one.state, other.state, model.world)) continue;
        found.add(property.name);
        open = open.filter(remaining => remaining !== property);
      }
    },
  };
}
