import { describe, expect, test } from 'vitest';
import { check } from '../../checker/check.js';
import { none } from '../../checker/schema.js';
import { replay, stepsToFindingIn } from '../../checker/traces/replay.js';
import { formatStep } from '../../checker/traces/trace.js';
import type { Finding } from '../../checker/verdict.js';
import { countedAndKeyed } from '../../designs/counted-and-keyed.js';
import { linux2629 } from '../../designs/linux-2.6.29.js';
import { linux2637 } from '../../designs/linux-2.6.37.js';
import { rfc2009 } from '../../designs/rfc-2009.js';
import type { KernelAction } from '../../model/kernel-action.js';
import { type NfsModel, nfsModel } from '../../model/model.js';
import { getNet } from '../../model/net.js';
import { initNet, type Scope } from '../../model/scope.js';
import { scopes } from '../../model/scopes.js';
import { everyReferenceCanBeDropped } from '../../properties/every-reference-can-be-dropped.js';
import { netnsGoesWithItsLastUser } from '../../properties/netns-goes-with-its-last-user.js';
import type { NfsProperty } from '../../properties/nfs-property.js';
import { noTaskIsStuck } from '../../properties/no-task-is-stuck.js';
import { waitForAClientEnds } from '../../properties/wait-for-a-client-ends.js';

const scope = (name: string) => scopes.find(each => each.name === name) as Scope;
const counted = nfsModel(countedAndKeyed, scope('tiny'));

/** A model in which some actions are otherwise; `undefined` leaves one out. */
const changed = (
  model: NfsModel,
  changes: { readonly [action: string]: ((action: KernelAction) => Partial<KernelAction>) | undefined },
): NfsModel => ({
  ...model,
  actions: model.actions.flatMap(action => {
    if (!(action.name in changes)) return [action];
    const change = changes[action.name];
    return change === undefined ? [] : [{ ...action, ...change(action) }];
  }),
});

/** A finding that is shown when it is taken again, and explained by facts that are true in the end. */
function findingIn(model: NfsModel, property: NfsProperty): Finding & { readonly says: readonly string[] } {
  const [verdict] = check(model, [property]);
  if (verdict?.kind !== 'violated') throw new Error(`${property.name} ${verdict?.kind} in ${model.name}`);
  const { trace, loop = [] } = verdict.finding;
  const told = replay(model, [...trace, ...loop].map(formatStep));
  if (told.kind !== 'replayed') throw new Error(`${property.name} cannot be replayed: ${told.kind}`);
  expect(stepsToFindingIn(model, property, told, loop.length)).toBe(trace.length);
  const last = told.states[told.states.length - 1] ?? model.initials[0];
  if (last === undefined) throw new Error('no states');
  const { facts, so } = property.explain(last, model.world);
  expect(facts.length).toBeGreaterThan(0);
  expect(so).not.toBe('');
  for (const fact of facts) expect(fact.isTrue(last), fact.says).toBe(true);
  return { ...verdict.finding, says: facts.map(fact => fact.says) };
}

describe('every-reference-can-be-dropped', () => {
  test('is broken by the transport that 2.6.37 forgets, which still holds init_net', () => {
    const { trace, says } = findingIn(nfsModel(linux2637, scope('tiny')), everyReferenceCanBeDropped);
    expect(trace.map(({ action }) => action)).toEqual(['mount_nfs4', 'nfs_alloc_client', 'rpciod_up_fails']);
    expect(says).toEqual(['x1 holds init_net, and no mount needs it']);
  });

  test('is broken by an nfs_client that is not put, once nobody is left who could mount and share it', () => {
    const model = changed(counted, {
      nfs_init_server_fails: ({ effect }) => ({
        effect(state, args, world) {
          const client = state.client[state.task[args.task ?? none].client];
          if (client.count === 1) client.count = 2;
          effect(state, args, world);
        },
      }),
    });
    const { trace, says } = findingIn(model, everyReferenceCanBeDropped);
    expect(trace.slice(-2).map(({ action }) => action)).toEqual(['nfs_init_server_fails', 'do_exit']);
    expect(says).toContain('x1 holds init_net, and no mount needs it');
  });

  test('is broken by mounts that the last task of their mount namespace leaves behind', () => {
    const model = changed(counted, { put_mnt_ns: undefined, free_nsproxy: () => ({ guard: () => true }) });
    const { trace } = findingIn(model, everyReferenceCanBeDropped);
    expect(trace.at(-1)?.action).toBe('do_exit');
  });

  test('is broken by a reference that nobody takes over, and says that there is no holder', () => {
    const model = changed(counted, {
      clone: ({ effect }) => ({
        effect(state, args, world) {
          getNet(state, initNet);
          effect(state, args, world);
        },
      }),
    });
    const { trace, says } = findingIn(model, everyReferenceCanBeDropped);
    expect(trace.map(({ action }) => action)).toEqual(['clone']);
    expect(says).toEqual([expect.stringMatching(/^the count of init_net is 3, but 2 hold it/)]);
  });
});

describe('netns-goes-with-its-last-user', () => {
  test('is broken where a mount of the host has the client of a container', () => {
    const { loop, says } = findingIn(nfsModel(rfc2009, scope('tiny')), netnsGoesWithItsLastUser);
    expect(loop).toBeUndefined();
    expect(says).toEqual(
      expect.arrayContaining(['mount m2 pinned init_net', 'mount m2 uses transport x1', 'x1 holds c1']),
    );
  });

  test('is broken where cleanup_net() does not run', () => {
    const model = changed(counted, { cleanup_net: () => ({ guard: () => false }) });
    const { trace } = findingIn(model, netnsGoesWithItsLastUser);
    expect(trace.map(formatStep)).toEqual(['A unshare(CLONE_NEWNET)', 'A setns(init_net)']);
  });
});

describe('wait-for-a-client-ends', () => {
  test('is broken where a construction that failed tells nobody', () => {
    const model = changed(nfsModel(linux2629, scope('sharing')), {
      nfs_create_rpc_client_fails: ({ effect }) => ({
        effect(state, args, world) {
          const { client } = state.task[args.task ?? none];
          effect(state, args, world);
          if (state.client[client].count > 0) state.client[client].state = 'initing';
        },
      }),
    });
    const { loop, says } = findingIn(model, waitForAClientEnds);
    expect(loop).toBeUndefined();
    expect(says).toEqual(['A waits for clp1', 'clp1 is under construction']);
  });

  test('is broken where the one who waits is never woken', () => {
    const model = changed(nfsModel(linux2629, scope('sharing')), {
      nfs_client_ready: () => ({ guard: () => false }),
    });
    expect(findingIn(model, waitForAClientEnds).says).toEqual(['A waits for clp1']);
  });
});

describe('no-task-is-stuck', () => {
  test('is broken where a task that is exiting waits for mounts that nobody unmounts', () => {
    const model = changed(counted, { put_mnt_ns: undefined });
    expect(findingIn(model, noTaskIsStuck).says).toEqual([expect.stringMatching(/^[AB] is about to exit$/)]);
  });

  test('is broken where a failed mount(2) does not return', () => {
    const model = changed(counted, { nfs_create_rpc_client_fails: () => ({ guard: () => false }) });
    expect(findingIn(model, noTaskIsStuck).says).toContain('A is in mount(2)');
  });
});
