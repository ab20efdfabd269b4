import type { Property } from '../property.js';

/** Something that a search looks for in states, for the sake of a property. */
export interface Goal<State, World> {
  /** The name of the property. */
  readonly property: string;
  /**
   * `state`: states that are so, violations and scenarios. `witness`: the same, but what puts a property to the test.
   * `step`: a step; `isMet` then says whether one that changes nothing would be it.
   */
  readonly kind: 'state' | 'witness' | 'step';
  isMet(state: State, world: World): boolean;
}

/**
 * A property that asks for more than that some state, or some step, is reached or is not: for all states and the steps between
 * them. Undefined where there is none.
 */
export const asksForMore = <State, World>(
  properties: readonly Property<State, World>[],
): Property<State, World> | undefined => properties.find(property => goalOf(property) === undefined);

export function goalsOf<State, World>(properties: readonly Property<State, World>[]): Goal<State, World>[] {
  return properties.flatMap(property => [goalOf(property) ?? [], witnessOf(property) ?? []].flat());
}

function goalOf<State, World>(property: Property<State, World>): Goal<State, World> | undefined {
  const { name } = property;
  if (property.kind === 'invariant')
    return { property: name, kind: 'state', isMet: (state, world) => !property.holds(state, world) };
  if (property.kind === 'reachable')
    return { property: name, kind: 'state', isMet: (state, world) => property.reached(state, world) };
  if (property.kind === 'step')
    return { property: name, kind: 'step', isMet: (state, world) => !property.holds(state, state, world) };
  return undefined;
}

const witnessOf = <State, World>(property: Property<State, World>): Goal<State, World> | undefined =>
  property.witness === undefined
    ? undefined
    : {
        property: property.name,
        kind: 'witness',
        isMet: (state, world) => property.witness?.(state, world) === true,
      };
