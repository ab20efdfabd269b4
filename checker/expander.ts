import type { Carrier } from './carrier.js';
import { type Condition, conditionsOf } from './condition.js';
import { type Action, domainsOf, type Model } from './model.js';

/**
 * Generates the loop over a model's ground actions: for each that the present state of the carrier enables, the
 * effect is run on it and `taken(instance)` is called, which must put the state back. Every action's conditions,
 * guard and effect have call sites of their own, so that they can be inlined there.
 */
export function createExpander<State, World>(
  model: Model<State, World>,
  carrier: Carrier<State>,
  taken: (instance: number) => void,
): () => void {
  let first = 0;
  const loops = model.actions.map((action, i) => {
    const domains = domainsOf(model, action).map(([arg, domain]) => [arg, domain.members.length] as const);
    const text = loop(i, action, domains, conditionsOf(model, action), first);
    first += domains.reduce((count, [, size]) => count * size, 1);
    return text;
  });
  const calls = model.actions.map((_, i) => `expand${i}();`).join(' ');
  const text = `"use strict";
const { actions, state, slots, world, taken } = given;
${loops.join('\n')}
return function expand() { ${calls} };`;
  const { actions, world } = model;
  return new Function('given', text)({ actions, state: carrier.state, slots: carrier.slots, world, taken });
}

/** `domains` holds each argument with its number of entities; `first` is the number of the action's first instance. */
function loop<State, World>(
  i: number,
  action: Action<State, World>,
  domains: (readonly [string, number])[],
  conditions: Condition[],
  first: number,
): string {
  const heads = domains.map(([arg, size], a) => {
    const key = JSON.stringify(arg);
    const tests = conditions
      .filter(condition => condition.arg === arg)
      .map(condition => `if (${fails(condition, a)}) continue;`);
    return `for (let a${a} = 0; a${a} < ${size}; a${a}++) { ${tests.join(' ')} args${i}[${key}] = a${a};`;
  });
  const fields = domains.map(([arg]) => `${JSON.stringify(arg)}: 0`).join(', ');
  const number = domains.reduce((sum, [, size], a) => `(${sum}) * ${size} + a${a}`, '0');
  const guarded = action.guard === undefined ? '' : `if (guard${i}(state, args${i}, world))`;
  return `const { guard: guard${i}, effect: effect${i} } = actions[${i}];
const args${i} = { ${fields} };
function expand${i}() { ${heads.join('\n  ')}
  ${guarded} { effect${i}(state, args${i}, world); taken(${first} + ${number}); }
${'}'.repeat(domains.length)} }`;
}

function fails({ codes, slot, stride }: Condition, a: number): string {
  return codes.map(code => `slots[${slot} + a${a} * ${stride}] !== ${code}`).join(' && ');
}
