import { instancesOf } from '../instance.js';
import type { Model } from '../model.js';
import { createCarrier } from '../packing/carrier.js';
import { layOut } from '../packing/layout.js';
import type { Property } from '../property.js';
import { isEnabled } from '../traces/next.js';
import { fromCodes, toCodes } from '../value.js';
import { formatPermutation, type Permutation, permuting } from './permutation.js';
import { createCanonicalizer } from './symmetry.js';

/** Something that tells members apart which are said to be alike. */
export interface Asymmetry {
  readonly kind: 'halting' | 'action' | 'property';
  /** The name of the action or of the property; of the model, where that halts in one state and not in the other. */
  readonly name: string;
  /** How it shows. */
  readonly says: string;
}

/**
 * Whether the alike members of a model are alike in one state: whether the same can be done in it, and the same is said of
 * it, as in each of the states that the permutations make of it. Returns the first difference, or undefined. The
 * same can be done if every action leads to the same states, permutations of them counting as the same, and to each in as many
 * ways. What takes the first of several members is found out where these differ, and only there: so one state proves little.
 */
export function createSymmetryCheck<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
): (state: State, permutations: Iterable<Permutation>) => Asymmetry | undefined {
  const { schema } = model;
  const permute = permuting(schema);
  const behaviourOf = behaving(model, properties);
  return (state, permutations) => {
    const codes = toCodes(schema, state);
    const behaviour = behaviourOf(state);
    for (const by of permutations) {
      const other = behaviourOf(fromCodes<State>(schema, permute(codes, by)));
      const different = behaviour.find(({ is }, i) => is !== other[i]?.is);
      if (different === undefined) continue;
      const { kind, name } = different;
      return { kind, name, says: `with ${formatPermutation(schema, by)} ${outcomes[kind]}` };
    }
    return undefined;
  };
}

const outcomes: { readonly [kind in Asymmetry['kind']]: string } = {
  halting: 'the model halts in one of two states only',
  action: 'the action does not lead to the same states',
  property: 'the property is not judged the same',
};

/** One thing that a state and its permutations are to have in common, as text. */
interface Trait extends Pick<Asymmetry, 'kind' | 'name'> {
  readonly is: string;
}

function behaving<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
): (state: State) => Trait[] {
  const { world, name, actions } = model;
  const stepsFrom = stepping(model, properties);
  return state => {
    const isHalted = model.isHalted?.(state, world) === true;
    const steps = isHalted ? [] : stepsFrom(state);
    return [
      { kind: 'halting', name, is: String(isHalted) },
      ...actions.map((action): Trait => {
        const its = steps.filter(step => step.action === action.name);
        return { kind: 'action', name: action.name, is: sorted(its.map(({ to }) => to)) };
      }),
      ...properties.map((property, p): Trait => {
        const ofSteps = steps.map(({ action, to, holds }) => `${action} ${to} ${holds[p]}`);
        const is = property.kind === 'step' ? sorted(ofSteps) : judged(property, state, world);
        return { kind: 'property', name: property.name, is: `${is} ${property.witness?.(state, world)}` };
      }),
    ];
  };
}

const sorted = (lines: string[]): string => lines.sort().join('\n');

const judged = <State, World>(property: Property<State, World>, state: State, world: World): string =>
  String(
    property.kind === 'invariant'
      ? property.holds(state, world)
      : property.kind === 'reachable' && property.reached(state, world),
  );

interface Step {
  readonly action: string;
  /** The canonical form of the state it leads to. */
  readonly to: string;
  /** By property, whether the step has it. */
  readonly holds: readonly boolean[];
}

function stepping<State, World>(
  model: Model<State, World>,
  properties: readonly Property<State, World>[],
): (state: State) => Step[] {
  const { schema, world } = model;
  const layout = layOut(schema);
  const canonicalize = createCanonicalizer(schema, layout);
  const { state: after, load, pack } = createCarrier<State>(schema, layout);
  const words = new Int32Array(layout.words);
  const instances = instancesOf(model);
  return state =>
    instances.flatMap(instance => {
      if (!isEnabled(model, state, instance)) return [];
      load(state);
      instance.action.effect(after, instance.args, world);
      const holds = properties.map(
        property => property.kind !== 'step' || property.holds(state, after, world),
      );
      pack(words, 0);
      canonicalize?.(words, 0);
      return [{ action: instance.action.name, to: words.join(), holds }];
    });
}
