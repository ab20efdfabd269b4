import type { Action, Model } from '../../checker/model.js';
import type { Invariant } from '../../checker/property.js';
import {
  array,
  type Domain,
  domain,
  numbered,
  oneOf,
  type StructSchema,
  struct,
  type Value,
} from '../../checker/schema.js';
import { zero } from '../../checker/value.js';

/**
 * A resource allocator (Merz, "The specification language TLA+"; the TLA+ example SimpleAllocator): a client that has
 * nothing and wants nothing asks for a set of resources; it is given them, and gives them back, in sets of any size.
 */
const schemaFor = (clients: Domain, resources: Domain) =>
  struct({
    client: array(
      clients,
      struct({ resource: array(resources, struct({ claim: oneOf('none', 'wanted', 'held') })) }),
    ),
  });

export type State = Value<ReturnType<typeof schemaFor>>;

/** What the sets are made of that actions name: `sets[set][resource]` tells whether it is in it. None is empty. */
export interface World {
  readonly sets: readonly (readonly boolean[])[];
}

/** Whether no client holds the resource. */
function isAvailable(state: State, resource: number): boolean {
  for (let client = 0; client < state.client.length; client++) {
    if (state.client[client].resource[resource].claim === 'held') return false;
  }
  return true;
}

const byClient = { arg: 'client' } as const;

const actions: readonly Action<State, World>[] = [
  {
    name: 'request',
    actor: byClient,
    args: { client: 'client', set: 'set' },
    guard: (state, { client }) => state.client[client].resource.every(({ claim }) => claim === 'none'),
    effect(state, { client, set }, { sets }) {
      for (let r = 0; r < sets[set].length; r++) {
        if (sets[set][r]) state.client[client].resource[r].claim = 'wanted';
      }
    },
  },
  {
    name: 'allocate',
    actor: byClient,
    args: { client: 'client', set: 'set' },
    guard: (state, { client, set }, { sets }) =>
      sets[set].every(
        (isIn, r) => !isIn || (state.client[client].resource[r].claim === 'wanted' && isAvailable(state, r)),
      ),
    effect(state, { client, set }, { sets }) {
      for (let r = 0; r < sets[set].length; r++) {
        if (sets[set][r]) state.client[client].resource[r].claim = 'held';
      }
    },
  },
  {
    name: 'give_back',
    actor: byClient,
    args: { client: 'client', set: 'set' },
    guard: (state, { client, set }, { sets }) =>
      sets[set].every((isIn, r) => !isIn || state.client[client].resource[r].claim === 'held'),
    effect(state, { client, set }, { sets }) {
      for (let r = 0; r < sets[set].length; r++) {
        if (sets[set][r]) state.client[client].resource[r].claim = 'none';
      }
    },
  },
];

export function simpleAllocator(clientCount: number, resourceCount: number): Model<State, World> {
  const clients = domain('client', numbered('client', clientCount), { alikeFrom: 0 });
  const resources = domain('resource', numbered('r', resourceCount), { alikeFrom: 0 });
  const schema: StructSchema = schemaFor(clients, resources);
  const sets = subsets(resourceCount).filter(set => set.includes(true));
  const names = sets.map(set => resources.members.filter((_, r) => set[r]).join('+'));
  return {
    name: `simple allocator, ${clientCount} clients, ${resourceCount} resources`,
    schema,
    domains: [clients, domain('set', names)],
    initials: [zero(schema)],
    actions,
    world: { sets },
  };
}

function subsets(size: number): boolean[][] {
  if (size === 0) return [[]];
  return subsets(size - 1).flatMap(set => [
    [...set, false],
    [...set, true],
  ]);
}

export const isExclusive: Invariant<State, World> = {
  kind: 'invariant',
  name: 'exclusive',
  sentence: 'No resource is held by two clients.',
  holds: (state, { sets }) =>
    sets[0].every((_, r) => state.client.filter(client => client.resource[r].claim === 'held').length <= 1),
  witness: state => state.client.some(client => client.resource.some(({ claim }) => claim === 'held')),
};
