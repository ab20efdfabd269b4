import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { instancesOf } from '../../checker/instance.js';
import { countedAndKeyed } from '../../designs/counted-and-keyed.js';
import { nfsModel } from '../../model/model.js';
import { namedScopes } from '../../model/scopes.js';
import { callLines } from '../../report/call-lines.js';
import { callsOf } from '../../report/story.js';

const models = namedScopes.flatMap(scope => scope.slices.map(slice => nfsModel(countedAndKeyed, slice)));
const steps = models.flatMap(model => instancesOf(model).map(step => ({ model, step })));

const stepNamed = (action: string, args: { [arg: string]: string } = {}) => ({
  label: { actor: 'A', action, args },
});
const source = (...calls: string[]) => ({ calls, decided: -1 });

describe('the calls of a step', () => {
  it.each([29, 32, 61])('fit a column of %i, all of them', width => {
    for (const { model, step } of steps) {
      for (const line of callLines(step, callsOf(model, step), width).lines)
        expect(line.length, line).toBeLessThanOrEqual(width);
    }
  });

  test.prop([
    fc.array(fc.stringMatching(/^[a-z_]{1,60}\(\)$/), { minLength: 1, maxLength: 6 }),
    fc.integer({ min: 8, max: 40 }),
  ])('fit any column, whatever they are called, and the innermost is one of them', (calls, width) => {
    const { lines, innermost } = callLines(
      stepNamed('act', { one: 'x', two: 'y|z' }),
      source(...calls),
      width,
    );
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
    expect(lines[innermost]).toBeDefined();
  });

  it('are told as they are nested, the first with the arguments', () => {
    const { lines, innermost } = callLines(
      stepNamed('a', { mount: 'm1' }),
      source('a(FLAG) /* fails */', '  b()', '    c()', '  d()'),
      40,
    );
    expect(lines).toEqual(['a(m1, FLAG) /* fails */', '  b()', '    c()', '  d()']);
    expect(innermost).toBe(3);
  });

  it('point at the one that the design decided about', () => {
    const made = { calls: ['a()', '  put_net()', 'b()'], decided: 1 };
    expect(callLines(stepNamed('a'), made, 40).innermost).toBe(1);
  });

  it('are broken between arguments, below the first one', () => {
    const { lines } = callLines(stepNamed('f', { a: 'alpha', b: 'beta|gamma' }), source('f()'), 14);
    expect(lines).toEqual(['f(alpha, beta|', '  gamma)']);
    expect(callLines(stepNamed('f', { a: 'alpha', b: 'beta|gamma' }), source('f()'), 10).lines).toEqual([
      'f(alpha,',
      '  beta|',
      '  gamma)',
    ]);
  });
});
