import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../checker/check.js';
import type { Instance } from '../checker/instance.js';
import { replay, stepsToFindingIn } from '../checker/traces/replay.js';
import { dropSteps } from '../checker/traces/shrink.js';
import { designs } from '../designs/designs.js';
import { nfsModel } from '../model/model.js';
import { scopes } from '../model/scopes.js';
import type { State } from '../model/state.js';
import type { World } from '../model/world.js';
import { properties } from '../properties/properties.js';
import { type Counterexample, printCounterexample } from '../report/counterexample.js';
import { inDesign } from '../report/elsewhere.js';
import { parseCounterexample } from '../report/parse-counterexample.js';

const files = readdirSync('counterexamples', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.txt'))
  .map(name => `counterexamples/${name}`)
  .sort();

describe.each(files)('%s', file => {
  const text = readFileSync(file, 'utf8');
  const parsed = parseCounterexample(text);
  if (parsed.kind === 'refused') throw new Error(`${file}, line ${parsed.line}: ${parsed.sentence}`);
  const { counterexample } = parsed;
  const { model, property, scope } = worldOf(counterexample);
  const { steps, loop = [] } = counterexample;
  const told = replay(model, [...steps, ...loop]);
  if (told.kind === 'unknown-step') throw new Error(`${file}: no step ${told.text}`);

  test('prints as it was written', () => {
    expect(printCounterexample(counterexample)).toBe(text);
    expect(file.split('/')[1]).toBe(counterexample.design);
  });

  test('can be taken step by step', () => {
    expect(told).toMatchObject({ kind: 'replayed' });
  });

  test('comes to what it says, at its last step and not before', () => {
    const shownAfter = stepsToFindingIn(model, property, told, loop.length);
    if (counterexample.result.kind === 'not violated') expect(shownAfter).toBeUndefined();
    else expect(shownAfter).toBe(counterexample.result.steps);
    if (counterexample.result.kind !== 'not violated')
      expect(steps).toHaveLength(counterexample.result.steps);
  });

  if (counterexample.result.kind !== 'not violated') {
    test('loses the finding if any step is dropped', () => {
      const taken: readonly Instance<State, World>[] = told.steps;
      const trace = taken.slice(0, steps.length);
      expect(dropSteps(model, property, trace, taken.slice(steps.length))).toHaveLength(trace.length);
    });

    test('is a shortest one', () => {
      const [verdict] = check(model, [property]);
      expect(verdict).toMatchObject({ finding: { trace: { length: steps.length }, minimal: true } });
    });
  }

  test.each(counterexample.blockedIn)('does in $design what it says', ({ design: name, at }) => {
    const labels = told.steps.map(step => step.label);
    const [trace, round] = [labels.slice(0, steps.length), labels.slice(steps.length)];
    const elsewhere = inDesign(named(designs, name), scope, trace, property, round);
    if (at === 'harmless') expect(elsewhere).toMatchObject({ kind: 'harmless' });
    else expect(elsewhere).toMatchObject({ kind: 'blocked', at });
  });
});

test('every finding that is a violation says which design blocks it', () => {
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const parsed = parseCounterexample(readFileSync(file, 'utf8'));
    if (parsed.kind === 'parsed' && parsed.counterexample.result.kind === 'violated') {
      expect(parsed.counterexample.blockedIn, file).not.toHaveLength(0);
    }
  }
});

function worldOf({ design, scope: scopeName, property }: Counterexample) {
  const scope = named(scopes, scopeName);
  return { scope, model: nfsModel(named(designs, design), scope), property: named(properties, property) };
}

function named<Thing extends { readonly name: string }>(things: readonly Thing[], name: string): Thing {
  const found = things.find(thing => thing.name === name);
  if (found === undefined) throw new Error(`no ${name} among ${things.map(thing => thing.name).join(', ')}`);
  return found;
}
