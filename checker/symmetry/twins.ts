import type { Partition } from './partition.js';
import { compareStates, make, type Trial } from './trial.js';

/**
 * Groups the members of each cell: twins are two that can be exchanged, and nobody else with them but members of sorted domains,
 * without changing the state. Writes for each vertex the first of its twins to `twin`; `scratch` is a state long.
 */
export function findTwins(partition: Partition, trial: Trial, twin: Int32Array, scratch: Int32Array): void {
  for (let v = 0; v < twin.length; v++) twin[v] = v;
  let isMade = false;
  for (const { first, last, zero } of partition.seats) {
    for (let seat = first + 1; seat <= last; seat++) {
      for (let earlier = partition.cellAt[seat] as number; earlier < seat; earlier++) {
        const other = zero + (partition.workspace.order[earlier] as number);
        if (twin[other] !== other) continue;
        if (!isMade) scratch.set(make(trial));
        isMade = true;
        exchange(partition, earlier, seat);
        const isSame = compareStates(scratch, make(trial)) === 0;
        exchange(partition, earlier, seat);
        if (!isSame) continue;
        twin[zero + (partition.workspace.order[seat] as number)] = other;
        break;
      }
    }
  }
}

function exchange({ workspace: { order } }: Partition, one: number, other: number): void {
  const member = order[one] as number;
  order[one] = order[other] as number;
  order[other] = member;
}
