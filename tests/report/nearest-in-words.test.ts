import { describe, expect, it } from 'vitest';
import { conditionsOf } from '../../checker/condition.js';
import type { Nearest } from '../../checker/coverage/nearest.js';
import { linux2629 } from '../../designs/linux-2.6.29.js';
import { tcpConnect } from '../../model/actions/connect.js';
import { createFailed } from '../../model/actions/rpc-create.js';
import { nfsModel } from '../../model/model.js';
import { small } from '../../model/scopes.js';
import { nearestInWords, nearestOf } from '../../report/nearest-in-words.js';

const model = nfsModel(linux2629, small.slices[0] as (typeof small.slices)[0]);

describe('what was nearest, in words', () => {
  it.each<[string, Nearest]>([
    ['the scope has no file', { kind: 'no-argument', domain: 'file' }],
    [
      'no xprt ever had connection = queued, and no xprt ever had isUdp = false',
      { kind: 'never-met', conditions: conditionsOf(model, tcpConnect) },
    ],
    [
      'no task ever had stage = failed_before or failed_after',
      { kind: 'never-met', conditions: conditionsOf(model, createFailed) },
    ],
    ['its conditions were never met all at once', { kind: 'never-together' }],
    ['its conditions were met only where nothing can happen any more', { kind: 'halted' }],
    ['its guard was never true in the 1,234 states in which it was asked', { kind: 'guard', states: 1234 }],
  ])('is: %s', (words, nearest) => {
    expect(nearestInWords(nearest)).toBe(words);
  });

  it('is the nearest of several slices', () => {
    const far: Nearest = { kind: 'no-argument', domain: 'file' };
    const near: Nearest = { kind: 'guard', states: 1 };
    expect(nearestOf([far, near, { kind: 'halted' }])).toBe(near);
    expect(nearestOf([far])).toBe(far);
    expect(nearestOf([])).toBeUndefined();
  });
});
