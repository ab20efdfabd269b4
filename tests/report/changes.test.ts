import { describe, expect, it } from 'vitest';
import { replay } from '../../checker/traces/replay.js';
import { copy } from '../../checker/value.js';
import { rfc2009 } from '../../designs/rfc-2009.js';
import { nfsModel } from '../../model/model.js';
import { scopes } from '../../model/scopes.js';
import type { State } from '../../model/state.js';
import { changesInWords } from '../../report/changes.js';
import { wordings } from '../../report/wordings.js';
import { doublePut } from './findings.js';

const model = nfsModel(rfc2009, scopes[0]);

/** What is said of a change to the initial state. */
function said(change: (state: State) => void): string[] {
  const before = model.initials[0];
  const after = copy(model.schema, before);
  change(after);
  return changesInWords(model, before, after);
}

describe('what changed, in words', () => {
  it('follows the double put step by step', () => {
    const told = replay(model, doublePut);
    const states = told.kind === 'replayed' ? told.states : [];
    expect(states.slice(1).map((state, i) => changesInWords(model, states[i], state))).toEqual([
      ['c1 is made, count 1', 'A is now in c1'],
      [],
      ['clp1 is made for c1'],
      ['c1 count 1 -> 2', 'x1 is made for c1'],
      ['c1 count 2 -> 1', 'x1 is destroyed'],
      ['c1 is queued for cleanup_net(), count 1 -> 0', 'clp1 is freed'],
    ]);
  });

  it('is nothing for ghost fields, which no kernel has', () => {
    const ghosts = said(state => {
      state.task[0].handle = 1;
      state.task[0].owed = -1;
      state.mount[0].pin = 1;
      state.mount[0].isCopy = true;
      state.superblock[0].handle = 1;
      state.xprt[0].portFrom = 1;
      state.xprt[0].firstNet = 1;
      state.xprt[0].pin = 1;
    });
    expect(ghosts).toEqual([]);
  });

  it('tells a socket, a port and a lost connection of a transport', () => {
    expect(
      said(state => {
        state.xprt[0].socket = 1;
      }),
    ).toEqual(['x1 has a socket in c1']);
    expect(
      said(state => {
        state.xprt[0].bound = true;
      }),
    ).toEqual(['x1 knows its port']);
    expect(
      said(state => {
        state.xprt[0].connection = 'queued';
      }),
    ).toEqual(['x1 waits to connect']);
    expect(
      said(state => {
        state.xprt[0].program = 'leaked';
      }),
    ).toEqual(['x1 is leaked']);
  });

  it('tells a mount, an exit and an underflow', () => {
    expect(
      said(state => {
        state.mount[0].superblock = 0;
        state.mount[0].mntns = 0;
      }),
    ).toEqual(['m1 mounts sb1 in init_mnt']);
    expect(
      said(state => {
        state.task[0].stage = 'gone';
      }),
    ).toEqual(['A is gone']);
    expect(
      said(state => {
        state.net[1].count = -1;
      }),
    ).toEqual(['c1 count 0 -> -1']);
  });

  it('has words for every kind of kernel object that a state holds', () => {
    for (const kind of Object.keys(model.schema.fields)) expect([...wordings.keys()]).toContain(kind);
  });
});
