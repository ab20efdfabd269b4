import type { Arguments } from '../checker/model.js';
import { format } from '../checker/value.js';
import type { NfsModel } from '../model/model.js';
import { type State, schemaFor, type View } from '../model/state.js';
import type { World } from '../model/world.js';
import type { NfsProperty } from '../properties/nfs-property.js';

/**
 * The same model, made to tell in which state and in which action it failed. It is slower, so a run that failed is done
 * again with it: runs are deterministic, and the second fails like the first.
 */
export const diagnosed = (model: NfsModel): NfsModel => ({
  ...model,
  actions: model.actions.map(action => {
    const { guard } = action;
    return {
      ...action,
      ...(guard === undefined
        ? {}
        : {
            guard: (state: View, args: Arguments, world: World) =>
              telling(`the guard of ${action.name}`, world, state, () => guard(state, args, world)),
          }),
      effect: (state: State, args: Arguments, world: World) =>
        telling(`${action.name} ${JSON.stringify(args)}`, world, state, () =>
          action.effect(state, args, world),
        ),
    };
  }),
});

/** The same property, made to tell in which state it failed to judge. */
export function diagnosedProperty(property: NfsProperty): NfsProperty {
  const what = `property ${property.name}`;
  switch (property.kind) {
    case 'invariant':
      return {
        ...property,
        holds: (state: View, world: World) => telling(what, world, state, () => property.holds(state, world)),
      };
    case 'reachable':
      return {
        ...property,
        reached: (state: View, world: World) =>
          telling(what, world, state, () => property.reached(state, world)),
      };
    case 'step':
      return {
        ...property,
        holds: (before: View, after: View, world: World) =>
          telling(what, world, after, () => property.holds(before, after, world)),
      };
    case 'recoverable':
      return {
        ...property,
        good: (state: View, world: World) => telling(what, world, state, () => property.good(state, world)),
      };
    case 'leads-to':
      return {
        ...property,
        from: (state: View, world: World, entity: number) =>
          telling(what, world, state, () => property.from(state, world, entity)),
        to: (state: View, world: World, entity: number) =>
          telling(what, world, state, () => property.to(state, world, entity)),
      };
    case 'deadlock':
      return {
        ...property,
        mayEnd: (state: View, world: World) =>
          telling(what, world, state, () => property.mayEnd(state, world)),
      };
  }
}

/** What failed is told with the state as it was left. */
function telling<Result>(what: string, { entities }: World, state: View, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${what}: ${message}\nin the state\n${format(schemaFor(entities), state)}`, {
      cause: error,
    });
  }
}
