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
 * Transaction commit (Gray and Lamport, "Consensus on Transaction Commit"; the TLA+ example TCommit): what two-phase
 * commit is to achieve, without messages: each resource manager sees at a glance what the others have come to.
 */
const schemaFor = (rms: Domain) =>
  struct({
    rm: array(rms, struct({ state: oneOf('working', 'prepared', 'committed', 'aborted') })),
  });

export type State = Value<ReturnType<typeof schemaFor>>;

const byRm = { arg: 'rm' } as const;

const actions: readonly Action<State, undefined>[] = [
  {
    name: 'prepare',
    actor: byRm,
    args: { rm: 'rm' },
    guard: (state, { rm }) => state.rm[rm].state === 'working',
    effect(state, { rm }) {
      state.rm[rm].state = 'prepared';
    },
  },
  {
    name: 'commit',
    actor: byRm,
    args: { rm: 'rm' },
    guard: (state, { rm }) =>
      state.rm[rm].state === 'prepared' &&
      state.rm.every(other => other.state === 'prepared' || other.state === 'committed'),
    effect(state, { rm }) {
      state.rm[rm].state = 'committed';
    },
  },
  {
    name: 'abort',
    actor: byRm,
    args: { rm: 'rm' },
    guard: (state, { rm }) =>
      (state.rm[rm].state === 'working' || state.rm[rm].state === 'prepared') &&
      state.rm.every(other => other.state !== 'committed'),
    effect(state, { rm }) {
      state.rm[rm].state = 'aborted';
    },
  },
];

export function transactionCommit(size: number): Model<State, undefined> {
  const rms = domain('rm', numbered('rm', size), { alikeFrom: 0 });
  const schema: StructSchema = schemaFor(rms);
  return {
    name: `transaction commit, ${size} resource managers`,
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
