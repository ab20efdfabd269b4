import type { Action, Model } from '../../checker/model.js';
import { domain, index, type StructSchema, struct } from '../../checker/schema.js';

/** A model whose only state is where it is: a graph that can be drawn on a napkin. */
export interface Place {
  at: number;
}

/** A step as it is written beside the drawing: `go: a > b`, or `go(x): a > b` for the instance of an entity. */
export type Arrow = string;

export interface Drawing {
  /** Places in their order; the first is the initial one. */
  readonly places: string;
  readonly arrows: readonly Arrow[];
  readonly halted?: string;
}

/** Makes a model of a drawing. Each action has an argument `who`, one of x and y. */
export function drawn({ places, arrows, halted = '' }: Drawing): Model<Place, undefined> {
  const names = places.split(' ');
  const place = domain('place', names);
  const who = domain('who', ['x', 'y']);
  const schema: StructSchema = struct({ at: index(place) });
  const steps = arrows.map(arrow => stepOf(arrow, names));
  const actions = [...new Set(steps.map(step => step.action))].map((name): Action<Place, undefined> => {
    const own = steps.filter(step => step.action === name);
    const taken = (at: number, entity: number) =>
      own.find(step => step.from === at && step.who === who.members[entity]);
    return {
      name,
      actor: { arg: 'who' },
      args: { who: 'who' },
      guard: ({ at }, args) => taken(at, args.who ?? 0) !== undefined,
      effect(state, args) {
        state.at = taken(state.at, args.who ?? 0)?.to ?? state.at;
      },
    };
  });
  return {
    name: 'drawn',
    schema,
    domains: [place, who],
    initials: [{ at: 0 }],
    actions,
    world: undefined,
    isHalted: ({ at }) => halted.split(' ').includes(names[at] ?? ''),
  };
}

interface Step {
  readonly action: string;
  readonly who: string;
  readonly from: number;
  readonly to: number;
}

function stepOf(arrow: Arrow, names: readonly string[]): Step {
  const [, action = '', who = 'x', from = '', to = ''] =
    /^(\w+)(?:\((\w)\))?: (\w+) > (\w+)$/.exec(arrow) ?? [];
  const step = { action, who, from: names.indexOf(from), to: names.indexOf(to) };
  if (step.from === -1 || step.to === -1) throw new Error(`no arrow between places: ${arrow}`);
  return step;
}
