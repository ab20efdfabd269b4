import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type Layers, straightPath } from '../../../checker/graph/straight-path.js';

/** Levels of three nodes each; a step goes from one to the next, and its instance is also the number of its actor. */
interface Step {
  readonly from: number;
  readonly to: number;
  readonly instance: number;
}

const width = 3;
const depth = 4;
const actorOf = [0, 1, 2];

const someSteps: fc.Arbitrary<Step[]> = fc.array(
  fc
    .tuple(fc.nat(depth - 1), fc.nat(width - 1), fc.nat(width - 1), fc.nat(2))
    .map(([level, from, to, instance]) => ({
      from: level * width + from,
      to: (level + 1) * width + to,
      instance,
    })),
  { maxLength: 40, size: 'max' },
);

const layersOf = (steps: readonly Step[]): Layers => ({
  depthOf: node => Math.floor(node / width),
  eachStepInto(node, visit) {
    for (const { from, to, instance } of steps) {
      if (to === node) visit(from, instance);
    }
  },
});

/** Every way from the first level to a node, as its steps. */
const waysTo = (steps: readonly Step[], node: number): Step[][] =>
  node < width
    ? [[]]
    : steps
        .filter(({ to }) => to === node)
        .flatMap(step => waysTo(steps, step.from).map(way => [...way, step]));

const changesIn = (instances: readonly number[]): number =>
  instances.filter((instance, i) => i > 0 && instance !== instances[i - 1]).length;

describe('a straight path', () => {
  test.prop([someSteps, fc.uniqueArray(fc.integer({ min: 9, max: 11 }), { minLength: 1 })])(
    'is a way to one of its ends, with as few changes of actor as any has',
    (steps, level) => {
      const ends = level.map(node => node + width);
      const ways = ends.flatMap(end => waysTo(steps, end));
      fc.pre(ways.length > 0);
      const reached = ends.filter(end => waysTo(steps, end).length > 0);
      const path = straightPath(reached, layersOf(steps), actorOf);
      const own = waysTo(steps, path.end).map(way => way.map(({ instance }) => instance));
      expect(own).toContainEqual(path.instances);
      expect(reached).toContain(path.end);
      expect(changesIn(path.instances)).toBe(
        Math.min(...ways.map(way => changesIn(way.map(({ instance }) => instance)))),
      );
      const starts = waysTo(steps, path.end).map(way => way[0]?.from);
      expect(starts).toContain(path.start);
    },
  );

  it('has no steps where it ends at its start', () => {
    expect(straightPath([1], layersOf([]), actorOf)).toEqual({ start: 1, end: 1, instances: [] });
  });
});
