import { describe, expect, test } from 'vitest';
import { designs } from '../../designs/designs.js';
import { alternativesOf, decisionNames } from '../../model/alternative.js';
import { decisionValues } from '../../model/design.js';

describe.each(designs)('the alternatives of $name', design => {
  const alternatives = alternativesOf(design);

  test('are every other value of every decision, each once', () => {
    const expected = decisionNames.flatMap(decision =>
      decisionValues[decision]
        .filter(value => value !== design.decisions[decision])
        .map(value => `${decision} ${value}`),
    );
    expect(alternatives.map(({ decision, value }) => `${decision} ${value}`)).toEqual(expected);
  });

  test('differ from it in one decision, and in name', () => {
    for (const { decision, value, design: other } of alternatives) {
      const changed = decisionNames.filter(name => other.decisions[name] !== design.decisions[name]);
      expect(changed).toEqual([decision]);
      expect(other.decisions[decision]).toBe(value);
    }
    expect(new Set(alternatives.map(each => each.design.name)).size).toBe(alternatives.length);
  });

  test('have values that are listed, as its own are', () => {
    for (const decision of decisionNames)
      expect(decisionValues[decision] as readonly string[]).toContain(design.decisions[decision]);
  });
});

test('every decision has at least two values, and no value twice', () => {
  for (const decision of decisionNames) {
    expect(decisionValues[decision].length).toBeGreaterThan(1);
    expect(new Set(decisionValues[decision]).size).toBe(decisionValues[decision].length);
  }
});
