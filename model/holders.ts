import { none, numbered } from '../checker/schema.js';
import type { Rules } from './rules.js';
import { initNet } from './scope.js';
import type { View } from './state.js';
import type { World } from './world.js';

/** Something that holds, or needs, a network namespace: its name as a report prints it. */
export type Holder = string;

/**
 * Who took a reference on a namespace and has neither dropped it nor handed it on, by the design's own rules. This is
 * what the counter should say.
 */
export function holdersOf(state: View, net: number, world: World): Holder[] {
  const { entities, rules } = world;
  return [
    ...(net === initNet ? ['its setup', ...numbered('outsider ', world.scope.reserve)] : []),
    ...nsproxiesIn(state, net, world),
    ...socketsIn(state, net, world),
    ...named(
      state.xprt,
      entities.xprt.members,
      xprt => xprt.net === net && holdsReference(xprt.program, world.rules),
    ),
    ...named(state.superblock, entities.superblock.members, superblock => superblock.net === net),
    ...named(
      state.task,
      entities.task.members,
      task => rules.callerGets && task.net === net && task.stage === 'failed_before',
    ).map(task => `the caller of rpc_create() in ${task}`),
  ];
}

/** The number of holders of a namespace; the same as `holdersOf(...).length`, without making the list. */
export function countHolders(state: View, net: number, world: World): number {
  let holders = net === initNet ? 1 + world.scope.reserve : 0;
  for (const task of state.task) {
    if (task.net !== net) continue;
    if (task.ownNsproxy) holders += 1;
    if (world.rules.callerGets && task.stage === 'failed_before') holders += 1;
  }
  for (const socket of state.userSocket) {
    if (socket.net === net) holders += 1;
  }
  for (const xprt of state.xprt) {
    if (xprt.socket === net) holders += 1;
    if (xprt.net === net && holdsReference(xprt.program, world.rules)) holders += 1;
  }
  for (const superblock of state.superblock) {
    if (superblock.net === net) holders += 1;
  }
  return holders;
}

/** Everything that still points at a namespace, whether or not it holds a reference: it must not be freed under them. */
export function usersOf(state: View, net: number, world: World): Holder[] {
  const { entities } = world;
  return [
    ...named(state.task, entities.task.members, task => task.net === net).map(
      task => `the nsproxy of ${task}`,
    ),
    ...socketsIn(state, net, world),
    ...named(state.xprt, entities.xprt.members, xprt => xprt.net === net && xprt.program !== 'leaked'),
    ...named(state.superblock, entities.superblock.members, superblock => superblock.net === net),
  ];
}

/** Whether anything still points at a namespace. */
export function isUsed(state: View, net: number): boolean {
  for (const task of state.task) {
    if (task.net === net) return true;
  }
  for (const socket of state.userSocket) {
    if (socket.net === net) return true;
  }
  for (const xprt of state.xprt) {
    if (xprt.socket === net || (xprt.net === net && xprt.program !== 'leaked')) return true;
  }
  for (const superblock of state.superblock) {
    if (superblock.net === net) return true;
  }
  return false;
}

/**
 * Whether somebody took a reference for a transport: the transport itself, or the NFS client as its caller. A transport
 * of mountd or rpcbind has none where only the NFS client takes them.
 */
export const holdsReference = (program: View['xprt'][number]['program'], rules: Rules): boolean =>
  rules.transportGets || (rules.callerGets && program === 'nfs');

const nsproxiesIn = (state: View, net: number, { entities }: World): Holder[] =>
  named(state.task, entities.task.members, task => task.ownNsproxy && task.net === net).map(
    task => `the nsproxy of ${task}`,
  );

const socketsIn = (state: View, net: number, { entities }: World): Holder[] => [
  ...named(state.userSocket, entities.userSocket.members, socket => socket.net === net).map(
    name => `socket ${name}`,
  ),
  ...named(state.xprt, entities.xprt.members, xprt => xprt.socket === net && net !== none).map(
    name => `the socket of ${name}`,
  ),
];

function named<Element>(
  elements: readonly Element[],
  names: readonly string[],
  isOne: (element: Element) => boolean,
): string[] {
  return elements.flatMap((element, i) => (isOne(element) ? [names[i] as string] : []));
}
