import type { Carrier } from './carrier.js';
import { type Condition, conditionsOf } from './condition.js';
import { domainsOf } from './instance.js';
import type { Action, Model } from './model.js';

/**
 * Generates the loop over a model's ground actions: for each that the present state of the carrier enables, the
 * effect is run on it and `taken(instance)` is called, which must put the state back.
 *
 * Most actions are impossible in most states, so the loop first looks at the fields that `when` asks about: one switch
 * for each such field of each entity, with the actions that each of its values allows. Every guard and effect has call
 * sites of its own, so that it can be inlined there.
 */
export function createExpander<State, World>(
  model: Model<State, World>,
  carrier: Carrier<State>,
  taken: (instance: number) => void,
): () => void {
  const { actions, world } = model;
  const text = source(model);
  return new Function('given', text)({ actions, state: carrier.state, slots: carrier.slots, world, taken });
}

/** The code to run where a slot holds a value: `switches.get(slot).get(code)`. */
type Switches = Map<number, Map<number, string[]>>;

function source<State, World>(model: Model<State, World>): string {
  const switches: Switches = new Map();
  const always: string[] = [];
  const declarations: string[] = [];
  let first = 0;
  for (const [i, action] of model.actions.entries()) {
    const domains = domainsOf(model, action).map(([arg, domain]): Range => [arg, domain.members.length]);
    const conditions = conditionsOf(model, action);
    declarations.push(
      `const { guard: guard${i}, effect: effect${i} } = actions[${i}];`,
      `const args${i} = { ${domains.map(([arg]) => `${JSON.stringify(arg)}: 0`).join(', ')} };`,
    );
    const ground: Ground<State, World> = { i, action, domains, first };
    if (conditions[0] === undefined) always.push(loops(ground, []));
    else dispatch(switches, ground, conditions[0], conditions.slice(1));
    first += domains.reduce((count, [, size]) => count * size, 1);
  }
  const cases = [...switches].map(([slot, codes]) => {
    const each = [...codes].map(([code, texts]) => {
      const name = `on${slot}_${String(code).replace('-', 'minus')}`;
      declarations.push(`function ${name}() {\n${texts.join('\n')}\n}`);
      return `case ${code}: ${name}(); break;`;
    });
    return `switch (slots[${slot}]) { ${each.join(' ')} }`;
  });
  return `"use strict";
const { actions, state, slots, world, taken } = given;
${declarations.join('\n')}
function onAny() {\n${always.join('\n')}\n}
return function expand() { onAny(); ${cases.join('\n')} };`;
}

/** An argument with the number of its entities. */
type Range = readonly [arg: string, size: number];

/** An action with its number among the model's, and the number of its first instance. */
interface Ground<State, World> {
  readonly i: number;
  readonly action: Action<State, World>;
  readonly domains: readonly Range[];
  readonly first: number;
}

/** Enters an action under the values that its first condition allows, once for each entity the condition is about. */
function dispatch<State, World>(
  switches: Switches,
  ground: Ground<State, World>,
  { arg, slot, stride, codes }: Condition,
  rest: Condition[],
): void {
  const size = ground.domains.find(([name]) => name === arg)?.[1] ?? 0;
  for (let entity = 0; entity < size; entity++) {
    const at = slot + entity * stride;
    const byCode = switches.get(at) ?? new Map<number, string[]>();
    switches.set(at, byCode);
    for (const code of codes) {
      const texts = byCode.get(code) ?? [];
      byCode.set(code, [...texts, loops(ground, rest, { arg, entity })]);
    }
  }
}

/** Nested loops over an action's arguments, one of which may be fixed, around its remaining conditions and its guard. */
function loops<State, World>(
  { i, action, domains, first }: Ground<State, World>,
  conditions: readonly Condition[],
  fixed?: { readonly arg: string; readonly entity: number },
): string {
  const heads = domains.map(([arg, size], a) => {
    const [from, end] = fixed?.arg === arg ? [fixed.entity, fixed.entity + 1] : [0, size];
    const tests = conditions
      .filter(condition => condition.arg === arg)
      .map(condition => `if (${fails(condition, a)}) continue;`);
    return `for (let a${a} = ${from}; a${a} < ${end}; a${a}++) { ${tests.join(' ')} args${i}[${JSON.stringify(arg)}] = a${a};`;
  });
  const number = domains.reduce((sum, [, size], a) => `(${sum}) * ${size} + a${a}`, '0');
  const guarded = action.guard === undefined ? '' : `if (guard${i}(state, args${i}, world))`;
  return `  ${heads.join(' ')}
    ${guarded} { effect${i}(state, args${i}, world); taken(${first} + ${number}); }
  ${'}'.repeat(domains.length)}`;
}

const fails = ({ codes, slot, stride }: Condition, a: number): string =>
  codes.map(code => `slots[${slot} + a${a} * ${stride}] !== ${code}`).join(' && ');
