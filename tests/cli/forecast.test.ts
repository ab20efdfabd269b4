import { describe, expect, it } from 'vitest';
import { forecast, type Levels, noteLevel } from '../../cli/forecast.js';

const progress = { states: 1000, transitions: 0, depth: 3, queue: 50, bytes: 0 };

describe('the forecast of a search', () => {
  it('adds up levels that shrink', () => {
    expect(forecast(progress, { reached: [0, 800, 900] }, 100, undefined)).toBe(
      'levels shrink, about 64 states to go',
    );
  });

  it('says when a limit comes while levels grow', () => {
    expect(forecast(progress, { reached: [0, 100, 300] }, 100, 3000)).toBe(
      'levels grow, limit of 3,000 states in about 20 s',
    );
  });

  it('promises nothing where nothing is known', () => {
    expect(forecast(progress, { reached: [] }, 100, undefined)).toBe('levels grow, no end in sight yet');
  });

  it('learns the size of a level from the first report at it, also where reports skip levels', () => {
    const levels = [0, 0, 2, 2, 3].reduce<Levels>(
      (known, depth, i) => noteLevel(known, { ...progress, depth, states: 10 * i }),
      { reached: [] },
    );
    expect(levels.reached).toEqual([0, 20, 20, 40]);
  });
});
