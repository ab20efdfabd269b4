import type { Model } from '../../checker/model.js';
import {
  bool,
  domain,
  indexOrNone,
  none,
  numbered,
  type StructSchema,
  struct,
} from '../../checker/schema.js';

/** One step to any of `width` places, and from the first `going` of them another step; at the others it is halted. */
export function fan(width: number, going: number): Model<{ place: number; isDone: boolean }, undefined> {
  const places = domain('place', numbered('p', width));
  const schema: StructSchema = struct({ place: indexOrNone(places), isDone: bool });
  return {
    name: 'fan',
    schema,
    domains: [places],
    initials: [{ place: none, isDone: false }],
    actions: [
      {
        name: 'go',
        actor: { thread: 'walker' },
        args: { to: 'place' },
        guard: ({ place }) => place === none,
        effect(state, { to }) {
          state.place = to;
        },
      },
      {
        name: 'arrive',
        actor: { thread: 'walker' },
        args: {},
        guard: ({ place, isDone }) => place !== none && !isDone,
        effect(state) {
          state.isDone = true;
        },
      },
    ],
    isHalted: ({ place }) => place >= going,
    world: undefined,
  };
}
