import type { Model } from '../checker/model.js';
import type { Property } from '../checker/property.js';
import { isOnGraph } from '../checker/property.js';
import { explore } from '../checker/search/explore.js';
import { bytesFor } from '../checker/search/visited.js';
import { properties } from '../properties/properties.js';
import { namespacePinning } from '../tests/examples/namespace-pinning.js';
import { twoPhaseCommit } from '../tests/examples/two-phase-commit.js';
import type { Case } from './case.js';
import type { Found } from './figures.js';
import { realModel } from './real-model.js';

const reviewed = ['linux-2.6.29', 'rfc-2009', 'counted-and-keyed'];

/** Every case, in the order of the table. The quick ones are smaller, and fewer. */
export function casesFor(isQuick: boolean): Case[] {
  if (isQuick) {
    return [
      ...realCases('tiny', false),
      ...realCases('tiny', true),
      ...realCases('deep', false, 2_000),
      ...publishedCases(true),
    ];
  }
  const slices = ['sharing', 'files'];
  return [
    ...slices.flatMap(slice => realCases(slice, false)),
    ...realCases('deep', false, 300_000),
    ...slices.flatMap(slice => realCases(slice, true)),
    ...realCases('deep', true, 300_000),
    ...publishedCases(false),
  ];
}

function realCases(slice: string, hasProperties: boolean, statesMax?: number): Case[] {
  const checked = hasProperties ? properties.filter(property => !isOnGraph(property)) : [];
  const what = hasProperties ? `all ${checked.length} properties of states` : 'search only';
  const section = `real model, ${slice}${statesMax === undefined ? '' : ' (first states)'}, ${what}`;
  return reviewed.map(name => ({
    section,
    name,
    hasGoal: !hasProperties,
    run: () => searched(realModel(name, slice), checked, statesMax),
  }));
}

/** The models on which other checkers were measured: reference/PEERS.md, reference/ORACLES.md. */
function publishedCases(isQuick: boolean): Case[] {
  const [size, mounts] = isQuick ? [5, 2] : [7, 3];
  const section = 'published models, search only';
  return [
    {
      section,
      name: `two-phase commit, ${size}`,
      expected: isQuick
        ? { states: 8_832, transitions: 58_145 }
        : { states: 296_448, transitions: 2_744_705 },
      run: () => searched(twoPhaseCommit(size), []),
    },
    {
      section,
      name: `nspin(3,2,${mounts})`,
      expected: isQuick
        ? { states: 21_904, transitions: 203_352 }
        : { states: 810_448, transitions: 9_462_528 },
      run: () => searched(namespacePinning({ namespaces: 3, tasks: 2, mounts }), []),
    },
  ];
}

function searched<State, World>(
  model: Model<State, World>,
  checked: readonly Property<State, World>[],
  statesMax?: number,
): Found {
  const { search, layout } = explore(model, checked, statesMax === undefined ? {} : { states: statesMax });
  const { states, transitions } = search;
  return { states, transitions, bytesPerState: bytesFor(states, layout.words) / states };
}
