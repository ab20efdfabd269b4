import type { Elsewhere } from './elsewhere.js';
import { fieldOf, textWidth, wrap } from './wrap.js';

/** `Blocked in:`, `Harmless in:` and `Also in:`, each only where there is a design to name. */
export function elsewhereLines(others: readonly Elsewhere[], isScenario: boolean): string[] {
  const blocked = others.flatMap(other => (other.kind === 'blocked' ? [blockedIn(other)] : []));
  const harmless = others.flatMap(other => (other.kind === 'harmless' ? [other.design] : []));
  const same = others.flatMap(other => (other.kind === 'same' ? [other.design] : []));
  return [
    ...list('Blocked in', blocked),
    ...list(isScenario ? 'Missed in' : 'Harmless in', joined(harmless)),
    ...list('Also in', joined(same)),
  ];
}

function blockedIn(other: Elsewhere & { kind: 'blocked' }): string {
  const why = other.instead === undefined ? other.why : `instead ${other.instead}`;
  return `${other.design} at step ${other.at}: ${why}`;
}

const joined = (items: readonly string[]): string[] => (items.length === 0 ? [] : [items.join(', ')]);

const list = (key: string, items: readonly string[]): string[] =>
  items.length === 0
    ? []
    : fieldOf(
        key,
        items.flatMap(item => wrap(item, textWidth - 14, '  ')),
      );
