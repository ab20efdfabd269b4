import { describe, expect, it } from 'vitest';
import { checkByWalks } from '../../checker/check.js';
import { diningPhilosophers, nobodyStarves, somebodyCanGoOn } from '../examples/dining-philosophers.js';
import { canAlwaysEat, forksByNumber, neverAllWait } from '../examples/forks-by-number.js';

const options = { seed: 3, walks: 300, steps: 40 };

describe('random walks', () => {
  it('come upon a state in which nothing can happen, and shrink the way there', () => {
    const verdict = checkByWalks(forksByNumber(3, 'none'), neverAllWait, options);
    expect(verdict).toMatchObject({ kind: 'violated', finding: { trace: { length: 3 } } });
  });

  it('do not claim that there is no shorter way: the search that would prove it does not judge such ends', () => {
    const verdict = checkByWalks(forksByNumber(3, 'none'), neverAllWait, options);
    expect(verdict).toMatchObject({ finding: { minimal: false } });
  });

  it('say nothing where they come upon none', () => {
    expect(checkByWalks(diningPhilosophers(3), somebodyCanGoOn, options)).toMatchObject({
      kind: 'unknown',
      stoppedBy: 'walks',
    });
  });

  it('cannot judge what is possible, nor what happens in the end, and say so at once', () => {
    const verdicts = [
      checkByWalks(forksByNumber(3, 'none'), canAlwaysEat(0), options),
      checkByWalks(diningPhilosophers(3), nobodyStarves, options),
    ];
    for (const verdict of verdicts)
      expect(verdict).toMatchObject({ kind: 'unknown', stoppedBy: 'search', needsAllStates: true });
  });
});
