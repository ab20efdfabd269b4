import { none } from '../checker/schema.js';
import type { View } from '../model/state.js';
import { countUses, handleOfUse, transportOfUse } from '../model/use.js';
import type { World } from '../model/world.js';
import { handleOf, socketReaches } from './facts.js';
import type { NfsProperty } from './nfs-property.js';

/** A handle from one server, shown to another, is stale, or means another file there. */
export const fileHandleReturnsToItsMinter: NfsProperty = {
  kind: 'invariant',
  name: 'file-handle-returns-to-its-minter',
  catalogue: 'P10',
  sentence: 'A root file handle is sent only to the server that minted it.',
  source: 'RFC 1813, section 2.3.3: a file handle means something to its server only; the mail, lines 15-19',
  witness: state => state.superblock.some(superblock => superblock.handle !== none),
  holds: (state, world) => astray(state, world) === none,
  explain(state, world) {
    const use = astray(state, world);
    if (use === none) return { facts: [], so: '' };
    const x = transportOfUse(state, use);
    return {
      facts: [handleOf(state, use, world), socketReaches(x, state.xprt[x].socket, world)],
      so: 'a server is shown the file handle of another',
    };
  },
};

function astray(state: View, world: World): number {
  for (let use = 0; use < countUses(state); use++) {
    const x = transportOfUse(state, use);
    if (x !== none && showsForeignHandle(state, x, handleOfUse(state, use), world)) return use;
  }
  return none;
}

function showsForeignHandle(state: View, x: number, handle: number, { serverIn }: World): boolean {
  const { socket } = state.xprt[x];
  return handle !== none && socket !== none && serverIn[socket] !== handle;
}
