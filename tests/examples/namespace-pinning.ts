import type { Action, Model } from '../../checker/model.js';
import type { Invariant } from '../../checker/property.js';
import {
  array,
  type Domain,
  domain,
  indexOrNone,
  int,
  none,
  numbered,
  oneOf,
  type StructSchema,
  struct,
  type Value,
} from '../../checker/schema.js';
import { zero } from '../../checker/value.js';

/**
 * The model "nspin(K,T,M)" on which the peers were measured (PEERS.md; sources for Spin, Murphi, TLC,
 * Quint and Stateright exist): a mount pins its creator's network namespace, a worker connects its transport later, an idle
 * or reset transport is reconnected on demand, and the last copy of a mount that goes takes the pin with it.
 */
const schemaFor = (namespaces: Domain, tasks: Domain, mounts: Domain) =>
  struct({
    namespace: array(namespaces, struct({ count: int(0, 1 + tasks.members.length + mounts.members.length) })),
    task: array(tasks, struct({ namespace: indexOrNone(namespaces) })),
    mount: array(
      mounts,
      struct({
        copies: int(0, copiesMax),
        pin: indexOrNone(namespaces),
        transport: oneOf('none', 'queued', 'up', 'closed', 'requeued'),
        socket: indexOrNone(namespaces),
      }),
    ),
  });

const copiesMax = 2;
const initial = 0;

export type State = Value<ReturnType<typeof schemaFor>>;

/** The peers' switch BUG = 0, 1, 2, 3, by name. */
export type Bug =
  | 'none'
  | 'sockets_open_in_initial'
  | 'reconnects_open_in_initial'
  | 'pin_dropped_with_work_queued';

export interface World {
  readonly bug: Bug;
}

export interface Scope {
  readonly namespaces: number;
  readonly tasks: number;
  readonly mounts: number;
}

const isQueued = (state: State, mount: number): boolean =>
  state.mount[mount].transport === 'queued' || state.mount[mount].transport === 'requeued';

const byTask = { arg: 'task' } as const;
const worker = { thread: 'worker' } as const;
const user = { thread: 'user' } as const;

const taskActions: readonly Action<State, World>[] = [
  {
    name: 'unshare',
    actor: byTask,
    args: { task: 'task', to: 'namespace' },
    guard: (state, { task, to }) => state.task[task].namespace !== none && state.namespace[to].count === 0,
    effect(state, { task, to }) {
      state.namespace[state.task[task].namespace].count -= 1;
      state.namespace[to].count = 1;
      state.task[task].namespace = to;
    },
  },
  {
    name: 'setns',
    actor: byTask,
    args: { task: 'task', to: 'namespace' },
    guard: (state, { task, to }) =>
      state.task[task].namespace !== none &&
      state.task[task].namespace !== to &&
      state.namespace[to].count > 0,
    effect(state, { task, to }) {
      state.namespace[state.task[task].namespace].count -= 1;
      state.namespace[to].count += 1;
      state.task[task].namespace = to;
    },
  },
  {
    name: 'exit',
    actor: byTask,
    args: { task: 'task' },
    guard: (state, { task }) => state.task[task].namespace !== none,
    effect(state, { task }) {
      state.namespace[state.task[task].namespace].count -= 1;
      state.task[task].namespace = none;
    },
  },
  {
    name: 'mount',
    actor: byTask,
    args: { task: 'task', mount: 'mount' },
    guard: (state, { task, mount }) => state.task[task].namespace !== none && state.mount[mount].pin === none,
    effect(state, { task, mount }) {
      state.mount[mount].copies = 1;
      state.mount[mount].pin = state.task[task].namespace;
      state.namespace[state.task[task].namespace].count += 1;
    },
  },
];

const transportActions: readonly Action<State, World>[] = [
  {
    name: 'use',
    actor: user,
    args: { mount: 'mount' },
    guard: (state, { mount }) => state.mount[mount].copies > 0 && state.mount[mount].transport === 'none',
    effect(state, { mount }) {
      state.mount[mount].transport = 'queued';
    },
  },
  {
    name: 'use_again',
    actor: user,
    args: { mount: 'mount' },
    guard: (state, { mount }) => state.mount[mount].copies > 0 && state.mount[mount].transport === 'closed',
    effect(state, { mount }) {
      state.mount[mount].transport = 'requeued';
    },
  },
  {
    name: 'connect',
    actor: worker,
    args: { mount: 'mount' },
    guard: (state, { mount }) => state.mount[mount].copies > 0 && isQueued(state, mount),
    effect(state, { mount }, { bug }) {
      const isReconnect = state.mount[mount].transport === 'requeued';
      const opensInInitial =
        bug === 'sockets_open_in_initial' || (bug === 'reconnects_open_in_initial' && isReconnect);
      state.mount[mount].socket = opensInInitial ? initial : state.mount[mount].pin;
      state.mount[mount].transport = 'up';
    },
  },
  {
    name: 'destroy',
    actor: worker,
    args: { mount: 'mount' },
    guard: (state, { mount }) => state.mount[mount].copies === 0 && isQueued(state, mount),
    effect(state, { mount }, { bug }) {
      if (bug !== 'pin_dropped_with_work_queued') state.namespace[state.mount[mount].pin].count -= 1;
      state.mount[mount].pin = none;
      state.mount[mount].transport = 'none';
    },
  },
  {
    name: 'close_idle',
    actor: worker,
    args: { mount: 'mount' },
    guard: (state, { mount }) => state.mount[mount].transport === 'up',
    effect(state, { mount }) {
      state.mount[mount].transport = 'closed';
      state.mount[mount].socket = none;
    },
  },
  {
    name: 'reset',
    actor: { thread: 'server' },
    args: { mount: 'mount' },
    guard: (state, { mount }) => state.mount[mount].transport === 'up',
    effect(state, { mount }) {
      state.mount[mount].transport = 'requeued';
      state.mount[mount].socket = none;
    },
  },
];

const copyActions: readonly Action<State, World>[] = [
  {
    name: 'copy',
    actor: user,
    args: { mount: 'mount' },
    guard: (state, { mount }) => state.mount[mount].copies > 0 && state.mount[mount].copies < copiesMax,
    effect(state, { mount }) {
      state.mount[mount].copies += 1;
    },
  },
  {
    name: 'umount_copy',
    actor: user,
    args: { mount: 'mount' },
    guard: (state, { mount }) => state.mount[mount].copies > 1,
    effect(state, { mount }) {
      state.mount[mount].copies -= 1;
    },
  },
  {
    name: 'umount',
    actor: user,
    args: { mount: 'mount' },
    guard: (state, { mount }) => state.mount[mount].copies === 1 && !isQueued(state, mount),
    effect(state, { mount }) {
      state.namespace[state.mount[mount].pin].count -= 1;
      state.mount[mount].copies = 0;
      state.mount[mount].pin = none;
      state.mount[mount].transport = 'none';
      state.mount[mount].socket = none;
    },
  },
  {
    name: 'umount_with_work_queued',
    actor: user,
    args: { mount: 'mount' },
    guard: (state, { mount }) => state.mount[mount].copies === 1 && isQueued(state, mount),
    effect(state, { mount }, { bug }) {
      state.mount[mount].copies = 0;
      if (bug === 'pin_dropped_with_work_queued') state.namespace[state.mount[mount].pin].count -= 1;
    },
  },
];

export function namespacePinning(scope: Scope, bug: Bug = 'none'): Model<State, World> {
  const namespaces = domain('namespace', numbered('namespace', scope.namespaces), { alikeFrom: 1 });
  const tasks = domain('task', numbered('task', scope.tasks), { alikeFrom: 0 });
  const mounts = domain('mount', numbered('mount', scope.mounts), { alikeFrom: 0 });
  const schema: StructSchema = schemaFor(namespaces, tasks, mounts);
  const start = zero<State>(schema);
  start.namespace[initial].count = 1 + scope.tasks;
  for (const task of start.task) task.namespace = initial;
  return {
    name: `nspin(${scope.namespaces},${scope.tasks},${scope.mounts}), bug: ${bug}`,
    schema,
    domains: [namespaces, tasks, mounts],
    initials: [start],
    actions: [...taskActions, ...transportActions, ...copyActions],
    world: { bug },
  };
}

const isAlive = (state: State, namespace: number): boolean => state.namespace[namespace].count > 0;

export const isReferenceAlive: Invariant<State, World> = {
  kind: 'invariant',
  name: 'reference_alive',
  sentence: 'No task and no mount refers to a freed namespace.',
  holds: state =>
    state.task.every(({ namespace }) => namespace === none || isAlive(state, namespace)) &&
    state.mount.every(({ pin }) => pin === none || isAlive(state, pin)),
};

export const isSocketInPin: Invariant<State, World> = {
  kind: 'invariant',
  name: 'socket_in_pin',
  sentence: "A socket is in its mount's namespace, which has not been freed.",
  holds: state =>
    state.mount.every(({ socket, pin }) => socket === none || (socket === pin && isAlive(state, socket))),
  witness: state => state.mount.some(({ socket }) => socket !== none),
};
