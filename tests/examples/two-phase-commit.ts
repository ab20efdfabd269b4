import type { Action, Model } from '../../checker/model.js';
import type { Invariant } from '../../checker/property.js';
import {
  array,
  bool,
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
 * Two-phase commit (Gray and Lamport, "Consensus on Transaction Commit"; the TLA+ example TwoPhase): a transaction
 * manager and resource managers; messages are a set that only grows, so their loss needs no step of its own.
 */
const schemaFor = (rms: Domain) =>
  struct({
    manager: oneOf('init', 'committed', 'aborted'),
    commitSent: bool,
    abortSent: bool,
    rm: array(
      rms,
      struct({
        state: oneOf('working', 'prepared', 'committed', 'aborted'),
        preparedSent: bool,
        preparedSeen: bool,
      }),
    ),
  });

export type State = Value<ReturnType<typeof schemaFor>>;

const manager = { thread: 'manager' } as const;
const byRm = { arg: 'rm' } as const;

const actions: readonly Action<State, undefined>[] = [
  {
    name: 'commit',
    actor: manager,
    args: {},
    guard: state => state.manager === 'init' && state.rm.every(rm => rm.preparedSeen),
    effect(state) {
      state.manager = 'committed';
      state.commitSent = true;
    },
  },
  {
    name: 'abort',
    actor: manager,
    args: {},
    guard: state => state.manager === 'init',
    effect(state) {
      state.manager = 'aborted';
      state.abortSent = true;
    },
  },
  {
    name: 'receive_prepared',
    actor: manager,
    args: { rm: 'rm' },
    guard: (state, { rm }) => state.manager === 'init' && state.rm[rm].preparedSent,
    effect(state, { rm }) {
      state.rm[rm].preparedSeen = true;
    },
  },
  {
    name: 'prepare',
    actor: byRm,
    args: { rm: 'rm' },
    guard: (state, { rm }) => state.rm[rm].state === 'working',
    effect(state, { rm }) {
      state.rm[rm].state = 'prepared';
      state.rm[rm].preparedSent = true;
    },
  },
  {
    name: 'choose_to_abort',
    actor: byRm,
    args: { rm: 'rm' },
    guard: (state, { rm }) => state.rm[rm].state === 'working',
    effect(state, { rm }) {
      state.rm[rm].state = 'aborted';
    },
  },
  {
    name: 'receive_commit',
    actor: byRm,
    args: { rm: 'rm' },
    guard: state => state.commitSent,
    effect(state, { rm }) {
      state.rm[rm].state = 'committed';
    },
  },
  {
    name: 'receive_abort',
    actor: byRm,
    args: { rm: 'rm' },
    guard: state => state.abortSent,
    effect(state, { rm }) {
      state.rm[rm].state = 'aborted';
    },
  },
];

export function twoPhaseCommit(size: number): Model<State, undefined> {
  const rms = domain('rm', numbered('rm', size), { alikeFrom: 0 });
  const schema: StructSchema = schemaFor(rms);
  return {
    name: `two-phase commit, ${size} resource managers`,
    schema,
    domains: [rms],
    initials: [zero(schema)],
    actions,
    world: undefined,
  };
}

export const isConsistent: Invariant<State, undefined> = {
  kind: 'invariant',
  name: 'consistent',
  sentence: 'No resource manager has committed while another has aborted.',
  holds: state =>
    !(state.rm.some(rm => rm.state === 'committed') && state.rm.some(rm => rm.state === 'aborted')),
};
