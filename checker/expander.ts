import { domainsOf, type Model } from './model.js';

/**
 * Generates the loop over a model's ground actions: for each that the present state of `state` enables, the
 * effect is run on it and `taken(instance)` is called, which must put the state back. Every guard and effect
 * gets a call site of its own, so that it can be inlined there; one shared loop over closures is half as fast.
 */
export function createExpander<State, World>(
  model: Model<State, World>,
  state: State,
  taken: (instance: number) => void,
): () => void {
  let first = 0;
  const loops = model.actions.map((action, i) => {
    const domains = domainsOf(model, action).map(([arg, domain]) => [arg, domain.members.length] as const);
    const text = loop(i, domains, first);
    first += domains.reduce((count, [, size]) => count * size, 1);
    return text;
  });
  const functions = model.actions
    .map((_, i) => `const { guard: guard${i}, effect: effect${i} } = actions[${i}];`)
    .join('\n');
  const calls = model.actions.map((_, i) => `expand${i}();`).join(' ');
  const text = `"use strict";\n${functions}\n${loops.join('\n')}\nreturn function expand() { ${calls} };`;
  return new Function('actions', 'state', 'world', 'taken', text)(model.actions, state, model.world, taken);
}

function loop(action: number, domains: (readonly [string, number])[], first: number): string {
  const fields = domains.map(([arg]) => `${JSON.stringify(arg)}: 0`).join(', ');
  const heads = domains.map(
    ([arg, size], i) =>
      `for (let a${i} = 0; a${i} < ${size}; a${i}++) { args${action}[${JSON.stringify(arg)}] = a${i};`,
  );
  const number = domains.reduce((sum, [, size], i) => `(${sum}) * ${size} + a${i}`, '0');
  return `const args${action} = { ${fields} };
function expand${action}() { ${heads.join(' ')}
  if (guard${action}(state, args${action}, world)) { effect${action}(state, args${action}, world); taken(${first} + ${number}); }
${'}'.repeat(domains.length)} }`;
}
