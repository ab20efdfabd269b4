import { oddNumber, plainColours } from './colour.js';
import type { Exchange } from './exchange.js';
import type { Workspace } from './settling.js';

/**
 * Which members are still tied. Each domain's seats fall into cells, one after the other; the members in a cell, in
 * whatever order they are now, are those that could sit in any of its seats. Cells are only ever split.
 */
export interface Partition {
  readonly workspace: Workspace;
  readonly seats: readonly Seats[];
  /** By seat, the first seat of its cell. A seat has the number of the vertex whose place it is. */
  readonly cellAt: Int32Array;
  cells: number;
  /** The number of seats, and so the largest number of cells. */
  readonly most: number;
  readonly plain: Int32Array;
  readonly coloursOfCells: Int32Array;
}

/** The seats of a domain's alike members, both ends included; its member m is vertex `zero + m`. */
export interface Seats {
  readonly first: number;
  readonly last: number;
  readonly zero: number;
}

export const createPartition = (exchange: Exchange, workspace: Workspace): Partition => ({
  workspace,
  seats: exchange.named.map(({ none, from, size }) => ({
    first: none + 1 + from,
    last: none + size,
    zero: none + 1,
  })),
  cellAt: new Int32Array(exchange.vertices),
  cells: 0,
  most: exchange.named.reduce((sum, { from, size }) => sum + size - from, 0),
  plain: plainColours(exchange),
  coloursOfCells: Int32Array.from({ length: exchange.vertices }, (_, seat) =>
    oddNumber(exchange.vertices + seat),
  ),
});

/** Splits all there is by the colours as they are. */
export function partitionByColours(partition: Partition): void {
  for (const { first, last } of partition.seats) partition.cellAt.fill(first, first, last + 1);
  split(partition);
}

/** Splits cells by the colours that they lead to, at least once, until that splits none. */
export function refine(partition: Partition, colour: () => void): void {
  const { workspace, seats, cellAt, plain, coloursOfCells } = partition;
  const { order, colours } = workspace;
  let before: number;
  do {
    before = partition.cells;
    colours.set(plain);
    for (const { first, last, zero } of seats) {
      for (let seat = first; seat <= last; seat++) {
        colours[zero + (order[seat] as number)] = coloursOfCells[cellAt[seat] as number] as number;
      }
    }
    colour();
    split(partition);
  } while (partition.cells > before && partition.cells < partition.most);
}

/** A number that says what the colours are, seat by seat. */
export function traceOf({ workspace: { order, colours }, seats, cells }: Partition): number {
  let trace = cells;
  for (const { first, last, zero } of seats) {
    for (let seat = first; seat <= last; seat++) {
      trace = Math.imul(trace ^ (trace >>> 15), 31) + (colours[zero + (order[seat] as number)] as number);
    }
  }
  return trace | 0;
}

/** Makes the members whose `kind` is that one a cell of their own, before the rest of the cell that begins at a seat. */
export function individualise(partition: Partition, cell: number, kinds: Int32Array, kind: number): void {
  const { workspace, cellAt } = partition;
  const { order } = workspace;
  const { zero } = seatsAt(partition, cell);
  let next = cell;
  let end = cell;
  for (; cellAt[end] === cell; end++) {
    const member = order[end] as number;
    if (kinds[zero + member] !== kind) continue;
    order.copyWithin(next + 1, next, end);
    order[next] = member;
    next += 1;
  }
  cellAt.fill(next, next, end);
  partition.cells += 1;
}

/** The seats of the domain that a seat belongs to. */
export const seatsAt = ({ seats }: Partition, seat: number): Seats =>
  seats.find(({ first, last }) => first <= seat && seat <= last) as Seats;

/** Puts every cell in the order of the colours, and splits it where they differ. */
function split(partition: Partition): void {
  const { workspace, seats, cellAt } = partition;
  const { order, colours } = workspace;
  let cells = 0;
  for (const { first, last, zero } of seats) {
    for (let seat = first; seat <= last; seat++) {
      const cell = cellAt[seat] as number;
      const member = order[seat] as number;
      const colour = colours[zero + member] as number;
      let to = seat;
      for (; to > cell && (colours[zero + (order[to - 1] as number)] as number) > colour; to--) {
        order[to] = order[to - 1] as number;
      }
      order[to] = member;
    }
    let cell = -1;
    let before = 0;
    for (let seat = first; seat <= last; seat++) {
      const colour = colours[zero + (order[seat] as number)] as number;
      const goesOn = cellAt[seat] === cell && colour === before;
      cell = cellAt[seat] as number;
      before = colour;
      if (goesOn) cellAt[seat] = cellAt[seat - 1] as number;
      else cells += 1;
      if (!goesOn) cellAt[seat] = seat;
    }
  }
  partition.cells = cells;
}

/** A partition put by. */
export interface Saved {
  readonly order: Int32Array;
  readonly cellAt: Int32Array;
  cells: number;
}

export const emptySaved = ({ cellAt }: Partition): Saved => ({
  order: new Int32Array(cellAt.length),
  cellAt: new Int32Array(cellAt.length),
  cells: 0,
});

export function save({ workspace, cellAt, cells }: Partition, to: Saved): void {
  to.order.set(workspace.order);
  to.cellAt.set(cellAt);
  to.cells = cells;
}

export function restore(partition: Partition, from: Saved): void {
  partition.workspace.order.set(from.order);
  partition.cellAt.set(from.cellAt);
  partition.cells = from.cells;
}
