import type { Layout } from '../packing/layout.js';
import type { Exchange } from './exchange.js';
import {
  createPartition,
  emptySaved,
  individualise,
  type Partition,
  partitionByColours,
  refine,
  restore,
  type Saved,
  save,
  seatsAt,
  traceOf,
} from './partition.js';
import type { Settling, Workspace } from './settling.js';
import { compareStates, createTrial, make, type Trial } from './trial.js';
import { findTwins } from './twins.js';

/**
 * Finds the canonical form of a state some of whose members are tied. Each of the tied is tried as the first of
 * its cell, which splits other cells, and so on until nothing is tied: that is an order of all members, and the smallest of
 * the states that these orders make is taken. How a try goes does not depend on names, so that the same states are
 * come to from every state of an orbit.
 *
 * Not every try is needed. Twins are tried once. A try whose colours come after those of the best so far cannot become
 * the smallest. And where two tries make the same state, what takes the one to the other changes nothing: then the
 * members that it takes to one another need not be tried apart either, wherever the choices before are left as they are.
 *
 * Source: the method is that of McKay, "Practical graph isomorphism", Congressus Numerantium 30 (1981).
 */
export function createTieBreaker(
  exchange: Exchange,
  layout: Layout,
  workspace: Workspace,
  settling: Settling,
): (words: Int32Array, at: number) => void {
  const trial = createTrial(settling, layout);
  const partition = createPartition(exchange, workspace);
  const twin = new Int32Array(exchange.vertices);
  const best = { depth: -1, state: new Int32Array(layout.words), order: new Int32Array(exchange.vertices) };
  const search: Search = { trial, partition, twin, levels: [], best, backTo: Number.POSITIVE_INFINITY };
  return (words, at) => {
    for (let i = 0; i < layout.words; i++) trial.given[i] = words[at + i] as number;
    best.depth = -1;
    search.backTo = Number.POSITIVE_INFINITY;
    partitionByColours(partition);
    refine(partition, settling.colour);
    findTwins(partition, trial, twin, best.state);
    visit(search, 0);
    for (let i = 0; i < layout.words; i++) words[at + i] = best.state[i] as number;
  };
}

interface Search {
  readonly trial: Trial;
  readonly partition: Partition;
  /** By vertex, the first of its twins. */
  readonly twin: Int32Array;
  /** What was chosen on the way to where the search is. */
  readonly levels: Level[];
  /** The smallest state so far, and how it was come to; the depth is -1 while there is none. */
  readonly best: { depth: number; readonly state: Int32Array; readonly order: Int32Array };
  /** The level to give up to, since what is left below it has been seen under other names. */
  backTo: number;
}

interface Level {
  readonly saved: Saved;
  /** The trace of the colours here, and on the way to the smallest state. */
  trace: number;
  bestTrace: number;
  /** Who is tried first here, and was on the way to the smallest state: the vertex of the first of its twins. */
  choice: number;
  bestChoice: number;
  /** By vertex, another one that has been seen not to differ from it, all choices above being left as they are; or itself. */
  readonly orbit: Int32Array;
}

/** Tries everything below a partition that has been refined. */
function visit(search: Search, depth: number): void {
  const { trial, partition, best, twin } = search;
  const level = levelAt(search, depth);
  level.trace = traceOf(partition);
  const compared = compareWithBest(search, depth);
  if (compared > 0) return;
  const cell = openCell(partition, twin);
  if (cell === -1) {
    arrive(search, depth, compared);
    return;
  }
  if (compared === 0 && depth === best.depth) return;
  const { saved, orbit } = level;
  save(partition, saved);
  orbit.set(twin);
  const { zero } = seatsAt(partition, cell);
  for (let seat = cell; saved.cellAt[seat] === cell; seat++) {
    if (isTried(level, cell, seat, zero)) continue;
    level.choice = twin[zero + (saved.order[seat] as number)] as number;
    individualise(partition, cell, twin, level.choice);
    refine(partition, trial.settling.colour);
    visit(search, depth + 1);
    if (search.backTo < depth) return;
    search.backTo = Number.POSITIVE_INFINITY;
    restore(partition, saved);
  }
}

/** Whether an earlier seat of the cell has somebody who does not differ from whoever sits in this one. */
function isTried({ orbit, saved }: Level, cell: number, seat: number, zero: number): boolean {
  const root = rootOf(orbit, zero + (saved.order[seat] as number));
  for (let earlier = cell; earlier < seat; earlier++) {
    if (rootOf(orbit, zero + (saved.order[earlier] as number)) === root) return true;
  }
  return false;
}

/** Below 0 where what is here comes before the best so far, above 0 where it comes after it. */
function compareWithBest({ levels, best }: Search, depth: number): number {
  if (best.depth === -1) return -1;
  for (let d = 0; d <= depth; d++) {
    if (d > best.depth) return 1;
    const { trace, bestTrace } = levels[d] as Level;
    if (trace !== bestTrace) return trace < bestTrace ? -1 : 1;
  }
  return 0;
}

/** Nothing is tied any more: makes the state, and takes it where it is the smallest. */
function arrive(search: Search, depth: number, compared: number): void {
  const { best, trial, levels, partition } = search;
  const made = make(trial);
  const isBefore = compared < 0 || depth < best.depth ? -1 : compareStates(made, best.state);
  if (isBefore > 0) return;
  if (isBefore === 0) {
    learn(search, depth);
    return;
  }
  best.depth = depth;
  best.state.set(made);
  best.order.set(partition.workspace.order);
  for (const level of levels) {
    level.bestTrace = level.trace;
    level.bestChoice = level.choice;
  }
}

/** What was just made is the best state again: members who sit in the same seat, then and now, do not differ. */
function learn(search: Search, depth: number): void {
  const { levels, best, partition } = search;
  const now = partition.workspace.order;
  let common = 0;
  while (common < depth && levels[common]?.choice === levels[common]?.bestChoice) common += 1;
  for (let d = 0; d <= common; d++) {
    const { orbit } = levels[d] as Level;
    for (const { first, last, zero } of partition.seats) {
      for (let seat = first; seat <= last; seat++) {
        const one = rootOf(orbit, zero + (best.order[seat] as number));
        const other = rootOf(orbit, zero + (now[seat] as number));
        orbit[one] = other;
      }
    }
  }
  search.backTo = common;
}

function rootOf(orbit: Int32Array, vertex: number): number {
  let root = vertex;
  while (orbit[root] !== root) root = orbit[root] as number;
  return root;
}

/** The first seat of the first cell in which not all are twins, or -1. */
function openCell({ workspace, seats, cellAt }: Partition, twin: Int32Array): number {
  const { order } = workspace;
  for (const { first, last, zero } of seats) {
    for (let seat = first + 1; seat <= last; seat++) {
      const before = zero + (order[seat - 1] as number);
      const member = zero + (order[seat] as number);
      if (cellAt[seat] === cellAt[seat - 1] && twin[member] !== twin[before]) return cellAt[seat] as number;
    }
  }
  return -1;
}

function levelAt({ levels, partition }: Search, depth: number): Level {
  levels[depth] ??= {
    saved: emptySaved(partition),
    trace: 0,
    bestTrace: 0,
    choice: -1,
    bestChoice: -1,
    orbit: new Int32Array(partition.cellAt.length),
  };
  return levels[depth];
}
