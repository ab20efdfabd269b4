import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { coverageOf } from '../../checker/coverage/coverage.js';
import { compare } from '../../checker/coverage/difference.js';
import { idleAmong, type Reason } from '../../checker/coverage/reason.js';
import type { Property } from '../../checker/property.js';
import { explore } from '../../checker/search/explore.js';
import { examine } from '../../cli/examine.js';
import { designs } from '../../designs/designs.js';
import { actions } from '../../model/actions.js';
import { alternativesOf, decisionNames } from '../../model/alternative.js';
import { type Design, decisionValues } from '../../model/design.js';
import { nfsModel } from '../../model/model.js';
import { moot } from '../../model/moot.js';
import type { Scope } from '../../model/scope.js';
import { scopes, small } from '../../model/scopes.js';
import { silent } from '../../model/silent.js';
import type { View } from '../../model/state.js';
import type { World } from '../../model/world.js';
import { properties } from '../../properties/properties.js';
import { vacuous } from '../../properties/vacuous.js';
import { type CoverageRecord, coverageRecord } from '../../report/coverage-record.js';
import type { SliceCoverage } from '../../report/slice-coverage.js';

const searched = scopes.filter(({ name }) => name !== 'deep');

/** Under each property's name: that its witness is reached. And one that is never decided, so that all is searched. */
const witnesses: readonly Property<View, World>[] = [
  ...properties.flatMap(({ name, sentence, witness }): Property<View, World>[] =>
    witness === undefined ? [] : [{ kind: 'reachable', name, sentence, reached: witness }],
  ),
  { kind: 'invariant', name: 'endless', sentence: 'It is so.', holds: () => true },
];

/** What a search of a design exercises at each scope that can be searched; each is searched once. */
const exercised = new Map<string, Promise<SliceCoverage>>();
function coverage(design: Design, scope: Scope): Promise<SliceCoverage> {
  const model = nfsModel(design, scope);
  const known = exercised.get(model.name);
  if (known !== undefined) return known;
  const made = examine(model, explore(model, witnesses), [], () => false);
  exercised.set(model.name, made);
  return made;
}

const record = async (design: Design, slices: readonly Scope[]): Promise<CoverageRecord> =>
  coverageRecord('search', await Promise.all(slices.map(slice => coverage(design, slice))), properties);

describe.each(designs)('$name, searched to the end,', design => {
  test('has nothing silent, vacuous or moot at scope small but for a reason', async () => {
    const { complete, unexpected } = await record(design, small.slices);
    expect(complete).toBe(true);
    expect(unexpected).toEqual([]);
  });

  test.each(searched)('has nothing silent, vacuous or moot at scope $name but for a reason', async scope => {
    const { complete, unexpected } = await record(design, [scope]);
    expect(complete).toBe(true);
    expect(unexpected).toEqual([]);
  });

  test('takes every action at scope small, but setns(2) where it has none', async () => {
    const { actions: all } = await record(design, small.slices);
    const silentHere = all.filter(({ steps }) => steps === 0).map(({ action }) => action);
    expect(silentHere).toEqual(design.decisions.setns === 'absent' ? ['setns'] : []);
  });

  test('puts every promise to the test at scope small', async () => {
    const { properties: all } = await record(design, small.slices);
    expect(all.filter(({ tested }) => tested.length === 0)).toEqual([]);
  });

  test('has decisions that matter at scope small, but those of the netns passed where that is forgotten', async () => {
    const { decisions } = await record(design, small.slices);
    const forgets = design.decisions.socketNet === 'init_net' && design.decisions.reference !== 'transport';
    expect(decisions.filter(({ matters }) => !matters).map(({ decision }) => decision)).toEqual(
      forgets ? ['nfsNet', 'helperNet'] : [],
    );
  });

  const tiny = scopes.find(({ name }) => name === 'tiny') as Scope;
  test('has decisions that are moot at scope tiny in every state, where they are listed', () => {
    const model = nfsModel(design, tiny);
    const exploration = explore(model);
    const listed = moot.filter(reason => reason.applies(model.world)).map(reason => reason.name);
    expect(listed.length).toBeGreaterThan(0);
    for (const { decision, design: other } of alternativesOf(design)) {
      if (!listed.includes(decision)) continue;
      expect(compare(model, exploration, nfsModel(other, tiny)), other.name).toEqual({
        states: exploration.search.states,
      });
    }
  });
});

type Exercised = (slice: SliceCoverage) => readonly string[];

const takenIn: Exercised = slice =>
  [...slice.coverage.steps].flatMap(([name, steps]) => (steps > 0 ? [name] : []));
const testedIn: Exercised = slice => [...slice.coverage.tested];
const matteringIn: Exercised = ({ compared = [] }) =>
  compared.flatMap(({ alternative, difference }) => (difference === undefined ? [] : [alternative.decision]));

describe.each<[string, readonly Reason<World>[], readonly string[], Exercised]>([
  ['model/silent.ts', silent, actions.map(({ name }) => name), takenIn],
  ['properties/vacuous.ts', vacuous, properties.map(({ name }) => name), testedIn],
  ['model/moot.ts', moot, decisionNames, matteringIn],
])('every reason of %s', (_, reasons, names, exercisedIn) => {
  test('is about something there is, and reads as the clause of a sentence', () => {
    for (const { name, because } of reasons) {
      expect(names).toContain(name);
      expect(because).toMatch(/^[a-z].*[^.]$/);
      expect(because).not.toMatch(/\b(should|must|shall|will)\b/);
    }
  });

  test.each(reasons.map((reason, number) => ({ number, reason })))(
    'is needed by some design at some scope: $number, $reason.name, since $reason.because',
    async ({ reason }) => {
      const others = reasons.filter(other => other !== reason);
      const needs: string[] = [];
      for (const design of designs) {
        for (const scope of searched) {
          const slice = await coverage(design, scope);
          const { name: model, world } = slice.model;
          const exercise = { model, world, exercised: new Set(exercisedIn(slice)) };
          const [idle] = idleAmong([reason.name], [exercise], others);
          if (idle?.kind === 'unexplained') needs.push(model);
        }
      }
      expect(needs).not.toEqual([]);
    },
  );
});

describe('the reasons', () => {
  const among = <Value extends string>(values: readonly Value[]): fc.Arbitrary<Value> =>
    fc.constantFrom(...values);
  const anyDesign: fc.Arbitrary<Design> = fc
    .record({
      socketNet: among(decisionValues.socketNet),
      nfsNet: among(decisionValues.nfsNet),
      helperNet: among(decisionValues.helperNet),
      reference: among(decisionValues.reference),
      clientKey: among(decisionValues.clientKey),
      rpciodFailure: among(decisionValues.rpciodFailure),
      setns: among(decisionValues.setns),
    })
    .map(decisions => ({ name: 'any', summary: 'Any design.', decisions }));

  test.prop([anyDesign, fc.constantFrom(...searched)], { numRuns: 25 })(
    'are contradicted by no design whatever it decides, as far as a short search sees',
    (design, scope) => {
      const model = nfsModel(design, scope);
      const exploration = explore(model, witnesses, { states: 1500 });
      for (const { decision, design: other } of alternativesOf(design)) {
        if (!moot.some(reason => reason.name === decision && reason.applies(model.world))) continue;
        expect(compare(model, exploration, nfsModel(other, scope)).difference, other.name).toBeUndefined();
      }
      const { unexpected } = coverageRecord(
        'search',
        [{ model, coverage: coverageOf(model, exploration), nearest: new Map() }],
        properties,
      );
      expect(unexpected).toEqual([]);
    },
  );
});
