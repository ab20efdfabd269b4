import type { Action, Model } from '../../checker/model.js';
import type { Invariant } from '../../checker/property.js';
import {
  array,
  type Domain,
  domain,
  int,
  numbered,
  oneOf,
  type StructSchema,
  struct,
  type Value,
} from '../../checker/schema.js';
import { zero } from '../../checker/value.js';

/**
 * A counter that threads increment once each without a lock (Stateright's example increment): a thread reads the
 * counter, then writes what it saw plus one; so an update is lost when another thread writes in between.
 */
const schemaFor = (threads: Domain) =>
  struct({
    counter: int(0, threads.members.length),
    thread: array(
      threads,
      struct({ seen: int(0, threads.members.length), next: oneOf('read', 'write', 'finished') }),
    ),
  });

export type State = Value<ReturnType<typeof schemaFor>>;

const byThread = { arg: 'thread' } as const;

const actions: readonly Action<State, undefined>[] = [
  {
    name: 'read',
    actor: byThread,
    args: { thread: 'thread' },
    guard: (state, { thread }) => state.thread[thread].next === 'read',
    effect(state, { thread }) {
      state.thread[thread].seen = state.counter;
      state.thread[thread].next = 'write';
    },
  },
  {
    name: 'write',
    actor: byThread,
    args: { thread: 'thread' },
    guard: (state, { thread }) => state.thread[thread].next === 'write',
    effect(state, { thread }) {
      state.counter = state.thread[thread].seen + 1;
      state.thread[thread].next = 'finished';
    },
  },
];

export function increment(size: number): Model<State, undefined> {
  const threads = domain('thread', numbered('thread', size), { alikeFrom: 0 });
  const schema: StructSchema = schemaFor(threads);
  return {
    name: `increment without a lock, ${size} threads`,
    schema,
    domains: [threads],
    initials: [zero(schema)],
    actions,
    world: undefined,
  };
}

export const everyUpdateCounts: Invariant<State, undefined> = {
  kind: 'invariant',
  name: 'every_update_counts',
  sentence: 'The counter is the number of threads that have finished.',
  holds: state => state.counter === state.thread.filter(thread => thread.next === 'finished').length,
};
