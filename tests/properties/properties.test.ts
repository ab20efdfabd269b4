import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { none } from '../../checker/schema.js';
import { explore } from '../../checker/search/explore.js';
import { replay, stepsToFinding } from '../../checker/traces/replay.js';
import { straightestTraces } from '../../checker/traces/straighten.js';
import { formatStep } from '../../checker/traces/trace.js';
import { countedAndKeyed } from '../../designs/counted-and-keyed.js';
import { rfc2009 } from '../../designs/rfc-2009.js';
import { type NfsModel, nfsModel } from '../../model/model.js';
import { initNet } from '../../model/scope.js';
import { small } from '../../model/scopes.js';
import { properties } from '../../properties/properties.js';
import { transportStaysInOneNetns } from '../../properties/transport-stays-in-one-netns.js';

describe('the properties', () => {
  test('are one to a file, which has its name', () => {
    const files = readdirSync('properties').map(name => name.replace('.ts', ''));
    const machinery = ['about-every-use', 'facts', 'fair-kernel', 'nfs-property', 'properties', 'vacuous'];
    expect(files.filter(name => !machinery.includes(name)).sort()).toEqual(
      properties.map(({ name }) => name).sort(),
    );
  });

  test.each(properties)('$name is a sentence in the present tense, with a source and a number', property => {
    expect(property.sentence).toMatch(/^[A-Z][^.]*[a-z]\.$/);
    expect(property.sentence).not.toMatch(/\b(should|must|shall|will)\b/);
    expect(property.source.length).toBeGreaterThan(20);
    expect(property.catalogue).toMatch(/^(P[1-9]\d?|scenario I+)$/);
  });

  test.each(properties.filter(({ kind }) => kind !== 'reachable'))(
    '$name names what puts it to the test',
    property => {
      expect(property.witness).toBeDefined();
    },
  );
});

describe.each(small.slices)('every finding in rfc-2009 at scope $name', slice => {
  const model = nfsModel(rfc2009, slice);
  const exploration = explore(model, properties, { states: 60_000 });
  const traces = straightestTraces(model, properties, exploration);

  test.each([...traces.keys()])('%s is explained by facts that are true in the end', name => {
    const property = properties.find(each => each.name === name);
    const told = replay(
      model,
      (traces.get(name) ?? []).map(step => formatStep(step.label)),
    );
    if (property === undefined || told.kind !== 'replayed') throw new Error(`${name} cannot be replayed`);
    expect(stepsToFinding(model, property, told.states)).toBe(told.steps.length);
    const last = told.states[told.states.length - 1] ?? model.initials[0];
    if (last === undefined) throw new Error('no states');
    const { facts, so } = property.explain(last, model.world);
    expect(facts.length).toBeGreaterThan(0);
    expect(so).not.toBe('');
    for (const fact of facts) expect(fact.isTrue(last), fact.says).toBe(true);
  });
});

describe('transport-stays-in-one-netns', () => {
  const [, helpers] = small.slices;
  if (helpers === undefined) throw new Error('no slice of helpers');

  /** No built-in design breaks this promise; this one reconnects in the namespace of the worker, which is init's. */
  const reconnectsInInitNet = (model: NfsModel): NfsModel => ({
    ...model,
    actions: model.actions.map(action =>
      action.name === 'xs_udp_connect'
        ? {
            ...action,
            guard: (state, { xprt = none, net }) =>
              net === (state.xprt[xprt].firstNet === none ? state.xprt[xprt].net : initNet),
          }
        : action,
    ),
  });

  test('is broken by a design that reconnects elsewhere, and by the reconnect', () => {
    const model = reconnectsInInitNet(nfsModel(countedAndKeyed, helpers));
    const exploration = explore(model, [transportStaysInOneNetns]);
    const [trace] = straightestTraces(model, [transportStaysInOneNetns], exploration).values();
    expect(trace?.map(step => formatStep(step.label)).slice(-3)).toEqual([
      'rpciod xprt_autoclose(x1)',
      'A nfs_probe_fsinfo()',
      'rpciod xs_udp_connect(x1, init_net)',
    ]);
  });
});
