import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkModels } from '../../cli/check.js';
import type { CheckOptions } from '../../cli/check-options.js';
import { countedAndKeyed } from '../../designs/counted-and-keyed.js';
import { kernelAction } from '../../model/kernel-action.js';
import { type NfsModel, nfsModel } from '../../model/model.js';
import type { Scope } from '../../model/scope.js';
import { namedScopes, scopes } from '../../model/scopes.js';
import type { NfsProperty } from '../../properties/nfs-property.js';
import { properties } from '../../properties/properties.js';
import { nspin } from './nspin.js';

const tiny = scopes.find(({ name }) => name === 'tiny') as Scope;
const sliced = namedScopes.find(({ name }) => name === 'tiny') as (typeof namedScopes)[number];
const model = nfsModel(countedAndKeyed, tiny);
const options: CheckOptions = {
  property: [],
  scope: 'tiny',
  seed: 1,
  walks: 20,
  steps: 20,
  maxMemory: 512,
  workers: 1,
  symmetry: true,
};

/** Those that hold, and put to the test, in this model. */
const sound = properties.filter(
  ({ kind, name }) => kind === 'invariant' && /^(count|failed|init|netns|no-)/.test(name),
);

const dead = kernelAction({
  name: 'nfs_never',
  actor: { arg: 'task' },
  args: { task: 'task' },
  kernel: { calls: ['nfs_never()'], file: 'fs/nfs/client.c', version: '2.6.29' },
  when: { task: { stage: 'mountd' } },
  effect() {},
});
const withAction = (action: NfsModel['actions'][number]): NfsModel => ({
  ...model,
  actions: [...model.actions, action],
});

const vacuous: NfsProperty = {
  ...(sound[0] as NfsProperty),
  kind: 'invariant',
  name: 'pigs-can-fly',
  witness: () => false,
  holds: () => true,
};

let printed = '';
afterEach(() => {
  vi.restoreAllMocks();
  printed = '';
});

/** The status of a check in this process; what it prints is in `printed`. */
function check(
  models: readonly NfsModel[],
  chosen: readonly NfsProperty[],
  more: Partial<CheckOptions> = {},
  engine: 'exhaustive' | 'walk' = 'exhaustive',
): Promise<number> {
  vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += String(text);
    return true;
  });
  return checkModels('counted-and-keyed', sliced, models, chosen, engine, { ...options, ...more });
}

/** Sentences, whatever lines they were printed in. */
const unwrapped = (): string => printed.replace(/\s+/g, ' ');

describe('a check', () => {
  it('is fine where everything is exercised, or need not be', async () => {
    expect(await check([model], sound)).toBe(0);
    expect(printed).toMatch(/^Coverage: {5}44 actions, 31 taken;/m);
    expect(unwrapped()).toContain('open, close, umount_detach (the scope has no open files)');
    expect(printed).not.toContain('Not as expected');
  });

  it('fails where an action is never taken, and says what was nearest', async () => {
    expect(await check([withAction(dead)], sound)).toBe(1);
    expect(unwrapped()).toContain(
      'Not as expected: nfs_never is never taken: no task ever had stage = mountd; model/silent.ts gives no reason.',
    );
  });

  it('fails where the guard of an action is never true, although its conditions are met', async () => {
    const shy = { ...dead, when: { task: { stage: 'running' } }, guard: () => false };
    expect(await check([withAction(shy)], sound)).toBe(1);
    expect(unwrapped()).toMatch(
      /nfs_never is never taken: its guard was never true in the [\d,]+ states in which it was asked;/,
    );
  });

  it('takes an action for taken that some slice takes', async () => {
    expect(
      await check([withAction({ ...dead, when: { task: { stage: 'ping' } } }), withAction(dead)], sound),
    ).toBe(0);
    expect(printed).toMatch(/^Coverage: {5}45 actions, 32 taken;/m);
  });

  it('fails where an action is taken that is listed as silent', async () => {
    const opened = withAction({ ...dead, name: 'umount_detach', when: { task: { stage: 'ping' } } });
    const actions = opened.actions.filter(
      ({ name, when }) => name !== 'umount_detach' || when?.task?.stage === 'ping',
    );
    expect(await check([{ ...opened, actions }], sound)).toBe(1);
    expect(unwrapped()).toContain(
      'Not as expected: umount_detach is taken in counted-and-keyed@tiny, but model/silent.ts says it cannot be: ' +
        'the scope has no open files.',
    );
  });

  it('fails where a property holds vacuously', async () => {
    expect(await check([model], [...sound, vacuous])).toBe(1);
    expect(unwrapped()).toContain(
      'Not as expected: pigs-can-fly holds, but no state puts it to the test; properties/vacuous.ts gives no reason.',
    );
  });

  it('fails where a decision matters nowhere, such as who opens a socket where none is opened', async () => {
    const idle = { ...model, actions: model.actions.filter(({ name }) => !/^(rpc|xs|xprt)/.test(name)) };
    expect(await check([idle], sound)).toBe(1);
    expect(unwrapped()).toContain(
      'Not as expected: no other value of socketNet would change any step; model/moot.ts gives no reason.',
    );
    expect(unwrapped()).not.toContain('no other value of setns');
  });

  it('prints what is not as expected before the rest of its coverage, within 75 columns', async () => {
    await check([withAction(dead)], [...sound, vacuous], { coverage: true });
    expect(printed.indexOf('Not as expected')).toBeLessThan(printed.indexOf('Coverage:'));
    for (const line of printed.split('\n')) expect(line.length).toBeLessThanOrEqual(75);
  });
});

describe('a check that is not of everything', () => {
  const named = (property: NfsProperty) => ({ property: [property.name] });

  it('judges only the property it was asked for', async () => {
    expect(await check([withAction(dead)], [sound[0] as NfsProperty], named(sound[0] as NfsProperty))).toBe(
      0,
    );
    expect(printed).not.toMatch(/Coverage|Not as expected/);
    expect(await check([model], [vacuous], named(vacuous))).toBe(1);
    expect(unwrapped()).toContain('Not as expected: pigs-can-fly holds, but no state');
  });

  it('gives the reason where a property that it was asked for holds vacuously', async () => {
    const args = ['check', 'rfc-2009', '-s', 'tiny', '-p', 'port-belongs-to-the-server-asked'];
    const { status, stdout } = await nspin(args);
    expect(stdout).toMatch(/^Vacuous: {6}port-belongs-to-the-server-asked \(/m);
    expect(status).toBe(0);
  });

  it('judges nothing where the search comes to no end', async () => {
    expect(await check([withAction(dead)], [...sound, vacuous], { maxDepth: 5 })).toBe(3);
    expect(printed).toMatch(/^Coverage: {5}45 actions, \d+ taken so far; the rest is not known$/m);
    expect(printed).not.toContain('Not as expected');
  });

  it('only tells, after random walks, what they took', async () => {
    expect(await check([withAction(dead)], [...sound, vacuous], {}, 'walk')).toBe(3);
    expect(unwrapped()).toMatch(/Walked: 45 actions, \d+ taken; by no walk: .*nfs_never/);
    expect(printed).not.toContain('Not as expected');
  });
});

describe('--json', () => {
  it('has all of it, and is the same for the same check', async () => {
    await check([withAction(dead)], [...sound, vacuous], { json: true });
    const { coverage } = JSON.parse(printed) as { coverage: Record<string, unknown[]> };
    expect(coverage).toMatchObject({ kind: 'search', complete: true });
    expect(coverage.actions).toContainEqual({ action: 'nfs_never', steps: 0, slices: { tiny: 0 } });
    expect(coverage.actions).toContainEqual({
      action: 'open',
      steps: 0,
      slices: { tiny: 0 },
      because: ['the scope has no open files'],
    });
    expect(coverage.properties).toContainEqual({ property: 'pigs-can-fly', tested: [] });
    expect(coverage.properties).toContainEqual({ property: 'count-equals-holders', tested: ['tiny'] });
    expect(coverage.decisions).toContainEqual({
      decision: 'setns',
      value: 'present',
      matters: true,
      others: [
        {
          value: 'absent',
          states: 2,
          difference: { slice: 'tiny', depth: 1, steps: ['A setns(c1)', 'B setns(init_net)'] },
        },
      ],
    });
    expect(coverage.unexpected).toHaveLength(2);
    const once = printed;
    printed = '';
    await check([withAction(dead)], [...sound, vacuous], { json: true });
    expect(printed).toBe(once);
  });
});

it('check --coverage prints what every action, promise and decision was good for', async () => {
  const { status, stdout } = await nspin(['check', 'counted-and-keyed', '-s', 'tiny', '--coverage']);
  await expect(stdout).toMatchFileSnapshot('transcripts/coverage.txt');
  expect(stdout.split('\n').filter(line => line.length > 75)).toEqual([]);
  expect(status).toBe(1);
});
