import { describe, expect, test } from 'vitest';
import { designs } from '../../designs/designs.js';
import { linux2637 } from '../../designs/linux-2.6.37.js';
import { alternativesOf } from '../../model/alternative.js';
import type { Operator } from '../../mutants/operator.js';
import { changeDecision } from '../../mutants/operators/change-decision.js';
import { doublePut } from '../../mutants/operators/double-put.js';
import { dropClearedField } from '../../mutants/operators/drop-cleared-field.js';
import { dropCondition } from '../../mutants/operators/drop-condition.js';
import { dropGet } from '../../mutants/operators/drop-get.js';
import { dropGuard } from '../../mutants/operators/drop-guard.js';
import { dropKeyField } from '../../mutants/operators/drop-key-field.js';
import { dropPut } from '../../mutants/operators/drop-put.js';
import { swapNet } from '../../mutants/operators/swap-net.js';
import { replaced, sourceOf } from '../../mutants/source.js';

/** What an operator makes of a text: the words for each change, and the text after it on one line. */
const made = (operator: Operator, text: string): string[][] => {
  const source = sourceOf('model/some.ts', text);
  return operator
    .changes(source)
    .map(({ node, by, says }) => [says, replaced(source, node, by).replace(/\s+/g, ' ').trim()]);
};

describe('drop get', () => {
  test('drops what takes a reference and what a counter begins with, and nothing else', () => {
    const text =
      'function f() { getNet(state, net); x.count += 1; x.clients = 1; owe(state, t, 1); room += 1; x.count = 0; }';
    expect(made(dropGet, text).map(([says]) => says)).toEqual([
      'drop getNet(state, net)',
      'drop x.count += 1',
      'drop x.clients = 1',
    ]);
  });

  test('leaves a condition that has nothing left to do', () => {
    expect(made(dropGet, 'if (a) getNet(state, net);')).toEqual([['drop getNet(state, net)', 'if (a) {}']]);
  });
});

describe('drop put and double put', () => {
  const text =
    'function f() { putNet(state, net); closeSocket(state, x); x.clients -= 1; dropMount(state, m, w); x.n -= 1; }';

  test('drop every call that gives something up', () => {
    expect(made(dropPut, text).map(([says]) => says)).toEqual([
      'drop putNet(state, net)',
      'drop closeSocket(state, x)',
      'drop x.clients -= 1',
      'drop dropMount(state, m, w)',
    ]);
  });

  test('do it twice, where that is not the same as once', () => {
    expect(made(doublePut, text).map(([says]) => says)).toEqual([
      'twice putNet(state, net)',
      'twice x.clients -= 1',
      'twice dropMount(state, m, w)',
    ]);
    expect(made(doublePut, 'x.count -= 1;')).toEqual([
      ['twice x.count -= 1', '{ x.count -= 1; x.count -= 1; }'],
    ]);
  });
});

describe('swap net', () => {
  test('turns a choice that a rule makes around, unless it is of something else', () => {
    expect(made(swapNet, 'const f = () => world.rules.a ? pin : initNet;')).toEqual([
      ['swap pin and initNet', 'const f = () => world.rules.a ? initNet : pin;'],
    ]);
    expect(made(swapNet, "const f = () => (world.rules.a ? 'x' : 'y') + (a ? b : c);")).toEqual([]);
  });

  test('takes another namespace where a reference is taken or dropped, or one is stored', () => {
    const text =
      'putNet(state, xprt.socket); getNet(state, state.task[t].net); c.net = state.task[t].net; m.pin = made.net;';
    expect(made(swapNet, text).map(([says]) => says)).toEqual([
      'xprt.net for xprt.socket',
      'init_net for state.task[t].net',
      'init_net for state.task[t].net',
    ]);
  });
});

describe('drop key field', () => {
  test('takes a field of what is shared for equal, in the functions that decide who shares', () => {
    const body = '{ if (c.a !== t.a) return; return !rule || c.net === t.net; }';
    expect(made(dropKeyField, `function matchOf() ${body}`)).toEqual([
      ['drop c.a !== t.a', 'function matchOf() { if (false) return; return !rule || c.net === t.net; }'],
      ['drop c.net === t.net', 'function matchOf() { if (c.a !== t.a) return; return !rule || true; }'],
    ]);
    expect(made(dropKeyField, `function other() ${body}`)).toEqual([]);
  });
});

describe('drop guard', () => {
  test('drops the guard of an action that asks for one thing, unless that is room in the scope', () => {
    expect(made(dropGuard, 'const a = kernelAction({ guard: s => b(s) });')).toEqual([
      ['drop b(s)', 'const a = kernelAction({ guard: s => true });'],
    ]);
    expect(made(dropGuard, 'const a = kernelAction({ guard: state => freeFile(state) !== none });')).toEqual(
      [],
    );
  });

  test('drops each thing that a guard asks for', () => {
    expect(made(dropGuard, 'const a = kernelAction({ guard: s => b(s) && (c || d) });')).toEqual([
      ['drop b(s)', 'const a = kernelAction({ guard: s => (c || d) });'],
      ['drop (c || d)', 'const a = kernelAction({ guard: s => b(s) });'],
    ]);
  });

  test('drops each entry of `when`', () => {
    expect(made(dropGuard, "const a = kernelAction({ when: { x: { on: true, in: ['a', 'b'] } } });")).toEqual(
      [
        ['drop when x has on: true', "const a = kernelAction({ when: { x: { in: ['a', 'b'] } } });"],
        ["drop when x has in: ['a', 'b']", 'const a = kernelAction({ when: { x: { on: true } } });'],
      ],
    );
  });
});

describe('drop condition', () => {
  test('never leaves, and always does what it asked about', () => {
    expect(made(dropCondition, 'function f() { if (a) return; if (b) go(); if (c) x(); else y(); }')).toEqual(
      [
        ['never a', 'function f() { if (false) return; if (b) go(); if (c) x(); else y(); }'],
        ['always b', 'function f() { if (a) return; if (true) go(); if (c) x(); else y(); }'],
        ['never c', 'function f() { if (a) return; if (b) go(); if (false) x(); else y(); }'],
        ['always c', 'function f() { if (a) return; if (b) go(); if (true) x(); else y(); }'],
      ],
    );
  });

  test('drops each operand of the outermost &&, wherever it stands', () => {
    expect(made(dropCondition, 'const f = () => a && (b && c);').map(([, text]) => text)).toEqual([
      'const f = () => b && c;',
      'const f = () => a && c;',
      'const f = () => a && b;',
    ]);
    expect(made(dropCondition, 'const f = () => !a || (b && c);').map(([, text]) => text)).toEqual([
      'const f = () => !a || (c);',
      'const f = () => !a || (b);',
    ]);
  });

  test('leaves to others the guards of actions and the keys of what is shared, and bookkeeping to nobody', () => {
    expect(made(dropCondition, 'const a = kernelAction({ guard: s => b && c });')).toEqual([]);
    expect(made(dropCondition, 'function matchOf() { if (c.a === t.a) return 1; }')).toEqual([]);
    expect(made(dropCondition, 'function freeMount() { if (a && b) return m; }')).toEqual([]);
  });
});

describe('drop cleared field', () => {
  test('keeps a field that is set to none anywhere, or emptied where something goes away', () => {
    expect(
      made(dropClearedField, 'function go() { x.a = none; x.b = 0; x.c = 1; }').map(([says]) => says),
    ).toEqual(['drop x.a = none']);
    expect(
      made(dropClearedField, "function clearIt() { x.a = none; x.b = 0; x.c = 1; x.d = 'unused'; }").map(
        ([says]) => says,
      ),
    ).toEqual(['drop x.a = none', 'drop x.b = 0', "drop x.d = 'unused'"]);
  });
});

describe('change decision', () => {
  test('has a design decide each thing in each other way, whether it says so itself or is like another', () => {
    const text =
      "const d = { name: 'linux-2.6.37', decisions: { ...linux2629.decisions, socketNet: 'stored' } };";
    const changes = made(changeDecision(designs), text);
    expect(changes).toContainEqual([
      "reference: 'nobody'",
      text.replace(' } };', ", reference: 'nobody' } };"),
    ]);
    expect(changes.map(([says]) => says)).not.toContain("reference: 'transport'");
    expect(changes.length).toBe(alternativesOf(linux2637).length);
  });

  test('leaves alone what is no design', () => {
    expect(made(changeDecision(designs), "const d = { name: 'm1', decisions: {} };")).toEqual([]);
  });
});
