import type { Action, Model } from '../../checker/model.js';
import type { Invariant } from '../../checker/property.js';
import {
  array,
  bool,
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
 * A counter that threads increment once each under a lock (Stateright's example increment_lock). As increment.ts,
 * but a thread takes the lock before it reads and releases it after it has written.
 */
const schemaFor = (threads: Domain) =>
  struct({
    counter: int(0, threads.members.length),
    isLocked: bool,
    thread: array(
      threads,
      struct({
        seen: int(0, threads.members.length),
        next: oneOf('lock', 'read', 'write', 'release', 'finished'),
      }),
    ),
  });

export type State = Value<ReturnType<typeof schemaFor>>;

const byThread = { arg: 'thread' } as const;

const actions: readonly Action<State, undefined>[] = [
  {
    name: 'lock',
    actor: byThread,
    args: { thread: 'thread' },
    guard: (state, { thread }) => state.thread[thread].next === 'lock' && !state.isLocked,
    effect(state, { thread }) {
      state.isLocked = true;
      state.thread[thread].next = 'read';
    },
  },
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
      state.thread[thread].next = 'release';
    },
  },
  {
    name: 'release',
    actor: byThread,
    args: { thread: 'thread' },
    guard: (state, { thread }) => state.thread[thread].next === 'release',
    effect(state, { thread }) {
      state.isLocked = false;
      state.thread[thread].next = 'finished';
    },
  },
];

export function incrementWithLock(size: number): Model<State, undefined> {
  const threads = domain('thread', numbered('thread', size), { alikeFrom: 0 });
  const schema: StructSchema = schemaFor(threads);
  return {
    name: `increment with a lock, ${size} threads`,
    schema,
    domains: [threads],
    initials: [zero(schema)],
    actions,
    world: undefined,
  };
}

const hasWritten = (thread: State['thread'][number]): boolean =>
  thread.next === 'release' || thread.next === 'finished';

export const everyUpdateCounts: Invariant<State, undefined> = {
  kind: 'invariant',
  name: 'every_update_counts',
  sentence: 'The counter is the number of threads that have written.',
  holds: state => state.counter === state.thread.filter(hasWritten).length,
};

const isInside = (thread: State['thread'][number]): boolean =>
  thread.next !== 'lock' && thread.next !== 'finished';

export const isExclusive: Invariant<State, undefined> = {
  kind: 'invariant',
  name: 'exclusive',
  sentence: 'At most one thread is between its lock and its release.',
  holds: state => state.thread.filter(isInside).length <= 1,
  witness: state => state.thread.some(isInside),
};
