import { describe, expect, test } from 'vitest';
import { check } from '../../checker/check.js';
import { combine } from '../../checker/combine.js';
import type { Verdict } from '../../checker/verdict.js';
import { designs } from '../../designs/designs.js';
import { nfsModel } from '../../model/model.js';
import { small } from '../../model/scopes.js';
import { properties } from '../../properties/properties.js';

/** For each property the number of steps to its finding, or what else was found. */
const expected: {
  readonly [design: string]: { readonly [property: string]: number | 'holds' | 'unreachable' };
} = {
  'linux-2.6.29': {
    'rpc-uses-pinned-netns': 3,
    'container-rpc-stays-out-of-init-net': 3,
    'host-rpc-stays-out-of-containers': 'holds',
    'nfs-reaches-the-pinned-server': 5,
    'file-handle-returns-to-its-minter': 'holds',
    'port-belongs-to-the-server-asked': 'holds',
    'transport-stays-in-one-netns': 'holds',
    'clients-are-shared-within-one-netns': 6,
    'count-equals-holders': 'holds',
    'failed-mount-leaves-counts': 'holds',
    'init-net-is-never-queued': 'holds',
    'no-netns-is-freed-while-referenced': 'holds',
    'no-netns-is-used-after-free': 'holds',
    'netns-lives-as-long-as-its-mount': 10,
    'scenario-mount-moved-to-a-clone': 9,
    'scenario-mount-in-a-container': 'unreachable',
    'scenario-partial-isolation': 9,
  },
  'rfc-2009': {
    'rpc-uses-pinned-netns': 3,
    'container-rpc-stays-out-of-init-net': 3,
    'host-rpc-stays-out-of-containers': 7,
    'nfs-reaches-the-pinned-server': 7,
    'file-handle-returns-to-its-minter': 9,
    'port-belongs-to-the-server-asked': 10,
    'transport-stays-in-one-netns': 'holds',
    'clients-are-shared-within-one-netns': 6,
    'count-equals-holders': 2,
    'failed-mount-leaves-counts': 2,
    'init-net-is-never-queued': 6,
    'no-netns-is-freed-while-referenced': 6,
    'no-netns-is-used-after-free': 8,
    'netns-lives-as-long-as-its-mount': 13,
    'scenario-mount-moved-to-a-clone': 9,
    'scenario-mount-in-a-container': 8,
    'scenario-partial-isolation': 9,
  },
  'rfc-2009-superblock': {
    'rpc-uses-pinned-netns': 3,
    'container-rpc-stays-out-of-init-net': 3,
    'host-rpc-stays-out-of-containers': 7,
    'nfs-reaches-the-pinned-server': 7,
    'file-handle-returns-to-its-minter': 9,
    'port-belongs-to-the-server-asked': 10,
    'transport-stays-in-one-netns': 'holds',
    'clients-are-shared-within-one-netns': 6,
    'count-equals-holders': 'holds',
    'failed-mount-leaves-counts': 'holds',
    'init-net-is-never-queued': 'holds',
    'no-netns-is-freed-while-referenced': 18,
    'no-netns-is-used-after-free': 21,
    'netns-lives-as-long-as-its-mount': 15,
    'scenario-mount-moved-to-a-clone': 9,
    'scenario-mount-in-a-container': 8,
    'scenario-partial-isolation': 9,
  },
  'linux-2.6.37': {
    'rpc-uses-pinned-netns': 3,
    'container-rpc-stays-out-of-init-net': 3,
    'host-rpc-stays-out-of-containers': 'holds',
    'nfs-reaches-the-pinned-server': 5,
    'file-handle-returns-to-its-minter': 'holds',
    'port-belongs-to-the-server-asked': 'holds',
    'transport-stays-in-one-netns': 'holds',
    'clients-are-shared-within-one-netns': 6,
    'count-equals-holders': 'holds',
    'failed-mount-leaves-counts': 'holds',
    'init-net-is-never-queued': 'holds',
    'no-netns-is-freed-while-referenced': 'holds',
    'no-netns-is-used-after-free': 'holds',
    'netns-lives-as-long-as-its-mount': 10,
    'scenario-mount-moved-to-a-clone': 9,
    'scenario-mount-in-a-container': 'unreachable',
    'scenario-partial-isolation': 9,
  },
  'counted-and-keyed': {
    'rpc-uses-pinned-netns': 'holds',
    'container-rpc-stays-out-of-init-net': 'holds',
    'host-rpc-stays-out-of-containers': 'holds',
    'nfs-reaches-the-pinned-server': 'holds',
    'file-handle-returns-to-its-minter': 'holds',
    'port-belongs-to-the-server-asked': 'holds',
    'transport-stays-in-one-netns': 'holds',
    'clients-are-shared-within-one-netns': 'holds',
    'count-equals-holders': 'holds',
    'failed-mount-leaves-counts': 'holds',
    'init-net-is-never-queued': 'holds',
    'no-netns-is-freed-while-referenced': 'holds',
    'no-netns-is-used-after-free': 'holds',
    'netns-lives-as-long-as-its-mount': 'holds',
    'scenario-mount-moved-to-a-clone': 9,
    'scenario-mount-in-a-container': 8,
    'scenario-partial-isolation': 9,
  },
};

describe.each(designs)('$name, searched to the end at scope small,', design => {
  const bySlice = small.slices.map(slice => check(nfsModel(design, slice), properties));
  const verdicts = properties.map((_, i) => combine(bySlice.map(verdicts => verdicts[i] as Verdict)));

  test('is found to be what it is', () => {
    const found = verdicts.map(verdict => [
      verdict.property,
      'finding' in verdict ? verdict.finding.trace.length : verdict.kind,
    ]);
    expect(Object.fromEntries(found)).toEqual(expected[design.name]);
  });

  test('has no promise that was never put to the test', () => {
    for (const verdict of verdicts) {
      if (verdict.kind === 'holds') expect(verdict.witnessed, verdict.property).toBe(true);
    }
  });

  test('has only traces that are proven minimal', () => {
    for (const verdict of verdicts) {
      if ('finding' in verdict) expect(verdict.finding.minimal, verdict.property).toBe(true);
    }
  });
});
