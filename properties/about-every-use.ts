import { none } from '../checker/schema.js';
import type { View } from '../model/state.js';
import { countUses, transportOfUse } from '../model/use.js';
import type { World } from '../model/world.js';
import type { Fact, NfsProperty } from './nfs-property.js';

/** What is promised of every use of a transport on behalf of a mount. */
interface Promised extends Pick<NfsProperty, 'name' | 'catalogue' | 'sentence' | 'source'> {
  witness(state: View, world: World): boolean;
  /** Whether a use of transport `x` breaks the promise. */
  isBroken(state: View, x: number, use: number, world: World): boolean;
  facts(state: View, x: number, use: number, world: World): readonly Fact[];
  readonly so: string;
}

/** An invariant that is true of every use of a transport. */
export function aboutEveryUse({ isBroken, facts, so, ...claim }: Promised): NfsProperty {
  const firstBroken = (state: View, world: World): number => {
    for (let use = 0; use < countUses(state); use++) {
      const x = transportOfUse(state, use);
      if (x !== none && isBroken(state, x, use, world)) return use;
    }
    return none;
  };
  return {
    ...claim,
    kind: 'invariant',
    holds: (state, world) => firstBroken(state, world) === none,
    explain(state, world) {
      const use = firstBroken(state, world);
      return use === none
        ? { facts: [], so: '' }
        : { facts: facts(state, transportOfUse(state, use), use, world), so };
    },
  };
}
