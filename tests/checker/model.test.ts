import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { domainsOf, instancesOf } from '../../checker/instance.js';
import type { Action, Model } from '../../checker/model.js';
import { domain, struct } from '../../checker/schema.js';
import { randomModels } from './random-model.js';

const action = (name: string, actor: Action<unknown, unknown>['actor'], args: Record<string, string>) => ({
  name,
  actor,
  args,
  guard: () => true,
  effect() {},
});

const model: Model<unknown, unknown> = {
  name: 'rooms',
  schema: struct({}),
  domains: [domain('task', ['ann', 'bob']), domain('room', ['hall', 'attic', 'cellar'])],
  initials: [{}],
  actions: [
    action('sleep', { arg: 'who' }, { who: 'task' }),
    action('tick', { thread: 'clock' }, {}),
    action('go', { arg: 'who' }, { who: 'task', to: 'room' }),
    action('close', { thread: 'janitor' }, { room: 'room' }),
  ],
  world: undefined,
};

describe('the instances of a model', () => {
  test('are every action with every choice of its arguments, the last argument changing fastest', () => {
    const chosen = instancesOf(model).map(({ action, args }) => [action.name, ...Object.values(args)]);
    expect(chosen).toEqual([
      ['sleep', 0],
      ['sleep', 1],
      ['tick'],
      ...[0, 1].flatMap(who => [0, 1, 2].map(to => ['go', who, to])),
      ...[0, 1, 2].map(room => ['close', room]),
    ]);
  });

  test('are labelled by names, the actor not said twice', () => {
    const labels = instancesOf(model).map(({ label }) => label);
    expect(labels[1]).toEqual({ actor: 'bob', action: 'sleep', args: {} });
    expect(labels[2]).toEqual({ actor: 'clock', action: 'tick', args: {} });
    expect(labels[7]).toEqual({ actor: 'bob', action: 'go', args: { to: 'attic' } });
    expect(labels[11]).toEqual({ actor: 'janitor', action: 'close', args: { room: 'cellar' } });
  });

  test('are as many as the sizes of the domains multiply to, and none over an empty one', () => {
    const empty = { ...model, domains: [domain('task', []), domain('room', ['hall'])] };
    expect(instancesOf(model)).toHaveLength(2 + 1 + 6 + 3);
    expect(instancesOf(empty).map(({ label }) => label.action)).toEqual(['tick', 'close']);
  });

  test.prop([randomModels])('have arguments within their domains, and labels that differ', random => {
    const instances = instancesOf(random.model);
    for (const { action, args } of instances) {
      for (const [name, { members }] of domainsOf(random.model, action)) {
        expect(members[args[name] as number]).toBeDefined();
      }
    }
    expect(new Set(instances.map(({ label }) => JSON.stringify(label))).size).toBe(instances.length);
  });
});

test('an argument that runs over no domain of the model is an error that names it', () => {
  const lost = { ...model, actions: [action('eat', { thread: 'cook' }, { what: 'dish' })] };
  expect(() => instancesOf(lost)).toThrow('model rooms: argument what of eat runs over dish');
});
