import { none } from '../checker/schema.js';
import type { View } from '../model/state.js';
import { findUse, type Use } from '../model/use.js';
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
  holds: (state, world) => findUse(state, use => goesAstray(state, use, world)) === undefined,
  explain(state, world) {
    const use = findUse(state, each => goesAstray(state, each, world));
    if (use === undefined) return { facts: [], so: '' };
    return {
      facts: [handleOf(use, world), socketReaches(use.xprt, state.xprt[use.xprt].socket, world)],
      so: 'a server is shown the file handle of another',
    };
  },
};

const goesAstray = (state: View, { xprt, handle }: Use, world: World): boolean => {
  const { socket } = state.xprt[xprt];
  return handle !== none && socket !== none && world.serverIn[socket] !== handle;
};
