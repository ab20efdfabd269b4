import { none } from '../checker/schema.js';
import { handleOfUse } from '../model/use.js';
import { aboutEveryUse } from './about-every-use.js';
import { handleOf, socketReaches } from './facts.js';

/** A handle from one server, shown to another, is stale, or means another file there. */
export const fileHandleReturnsToItsMinter = aboutEveryUse({
  name: 'file-handle-returns-to-its-minter',
  catalogue: 'P10',
  sentence: 'A root file handle is sent only to the server that minted it.',
  source:
    'RFC 1094, section 2.3.3, fhandle: what the server passes to the client, for that server to interpret; RFC mail of 12 May 2009, lines 15-19',
  witness: state => state.superblock.some(superblock => superblock.handle !== none),
  isBroken(state, x, use, { serverIn }) {
    const { socket } = state.xprt[x];
    const handle = handleOfUse(state, use);
    return handle !== none && socket !== none && serverIn[socket] !== handle;
  },
  facts: (state, x, use, world) => [
    handleOf(state, use, world),
    socketReaches(x, state.xprt[x].socket, world),
  ],
  so: 'a server is shown the file handle of another',
});
