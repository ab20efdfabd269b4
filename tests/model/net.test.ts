import { beforeEach, describe, expect, test } from 'vitest';
import { zero } from '../../checker/value.js';
import { getNet, putNet } from '../../model/net.js';
import { entitiesOf } from '../../model/scope.js';
import { scopes } from '../../model/scopes.js';
import { type State, schemaFor } from '../../model/state.js';

const c1 = 1;
const [tiny] = scopes;
if (tiny === undefined) throw new Error('no scopes');
let state: State;

beforeEach(() => {
  state = zero<State>(schemaFor(entitiesOf(tiny)));
  state.net[c1].life = 'live';
  state.net[c1].count = 1;
});

describe('a reference on a namespace', () => {
  test('that is taken and dropped leaves the count as it was', () => {
    getNet(state, c1);
    putNet(state, c1);
    expect(state.net[c1]).toEqual({ life: 'live', count: 1 });
  });

  test('that is the last, when dropped, queues the namespace', () => {
    putNet(state, c1);
    expect(state.net[c1]).toEqual({ life: 'queued', count: 0 });
  });

  test('that nobody had, when dropped, shows as an underflow', () => {
    putNet(state, c1);
    putNet(state, c1);
    putNet(state, c1);
    expect(state.net[c1]).toEqual({ life: 'queued', count: -1 });
  });

  test('taken on a queued namespace does not bring it back', () => {
    putNet(state, c1);
    getNet(state, c1);
    expect(state.net[c1]).toEqual({ life: 'queued', count: 1 });
  });

  test.each([
    ['taken', getNet],
    ['dropped', putNet],
  ])('%s on a freed namespace is a use after free', (_, touch) => {
    state.net[c1].life = 'freed';
    touch(state, c1);
    expect(state.net[c1].life).toBe('used_after_free');
  });
});
