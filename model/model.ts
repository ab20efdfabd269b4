import type { Model } from '../checker/model.js';
import { zero } from '../checker/value.js';
import { actions } from './actions.js';
import type { Design } from './design.js';
import type { KernelAction } from './kernel-action.js';
import { firstTask, initMntns, initNet, type Scope } from './scope.js';
import { countMax, type State, schemaFor, type View } from './state.js';
import { type World, worldOf } from './world.js';

export interface NfsModel extends Model<State, World> {
  readonly design: Design;
  readonly actions: readonly KernelAction[];
}

/** The world under one design, at one scope. */
export function nfsModel(design: Design, scope: Scope): NfsModel {
  const world = worldOf(design, scope);
  const schema = schemaFor(world.entities);
  return {
    name: `${design.name}@${scope.name}`,
    design,
    schema,
    domains: Object.values(world.entities),
    initials: [booted(zero<State>(schema), scope)],
    actions,
    world,
    isHalted,
  };
}

/** One task in the initial namespaces, which it shares with process 1. init_net has the reference of its setup. */
function booted(state: State, scope: Scope): State {
  state.net[initNet].life = 'live';
  state.net[initNet].count = 1 + scope.reserve;
  state.task[firstTask].stage = 'running';
  state.task[firstTask].net = initNet;
  state.task[firstTask].mntns = initMntns;
  return state;
}

/**
 * A kernel that has written to freed memory, whose counter has underflowed, or that is about to take its own network
 * apart, promises nothing any more.
 */
function isHalted(state: View): boolean {
  if (state.net[initNet].life !== 'live') return true;
  for (let net = 0; net < state.net.length; net++) {
    if (state.net[net].life === 'used_after_free' || state.net[net].count < 0) return true;
    if (state.net[net].count === countMax) return true;
  }
  return false;
}
