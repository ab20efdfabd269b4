import { describe, expect, test } from 'vitest';
import { type Place, placeOf } from '../../mutants/place.js';
import { probed } from '../../mutants/probe.js';
import { nodesOf, sourceOf } from '../../mutants/source.js';

const at = (text: string, part: string, path = 'model/net.ts'): Place => {
  const source = sourceOf(path, text);
  const node = nodesOf(source).find(one => one.getText() === part);
  if (node === undefined) throw new Error(`no ${part} in ${text}`);
  return placeOf(source, node);
};
const bare = (text: string): string => text.split('\n')[0] ?? '';

describe('a probe', () => {
  test('stands before a statement, and makes one of both', () => {
    const text = 'if (a) put(b);';
    expect(bare(probed('model/net.ts', text, [at(text, 'put(b);')]))).toBe(
      "if (a) { reach('model/net.ts:7-14'); put(b); }",
    );
  });

  test('stands before an expression, whose value stays', () => {
    const text = 'const f = () => a && b;';
    expect(bare(probed('model/net.ts', text, [at(text, 'a && b')]))).toBe(
      "const f = () => (reach('model/net.ts:16-22'), a && b);",
    );
  });

  test('stands inside another, also where both begin or end alike, and once where two mutants are of one place', () => {
    const text = 'x = a && b && c;';
    const places = ['a', 'a && b', 'a && b && c', 'c', 'c'].map(part => at(text, part));
    const call = (range: string): string => `(reach('model/net.ts:${range}'), `;
    expect(bare(probed('model/net.ts', text, places))).toBe(
      `x = ${call('4-15')}${call('4-10')}${call('4-5')}a) && b) && ${call('14-15')}c));`,
    );
  });

  test('finds what it calls, however deep its file lies', () => {
    const imported = (path: string) => probed(path, '', []).trim();
    expect(imported('model/net.ts')).toBe("import { reach } from '../mutants/reach.js';");
    expect(imported('model/actions/exit.ts')).toBe("import { reach } from '../../mutants/reach.js';");
  });

  test('is refused where it would have nowhere to stand', () => {
    expect(() => at('if (a) b();', 'if (a) b();')).toThrow('no expression');
  });
});
