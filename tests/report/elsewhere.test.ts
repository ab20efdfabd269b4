import { describe, expect, it } from 'vitest';
import { instancesOf } from '../../checker/instance.js';
import { instancesByText, withoutSpaces } from '../../checker/traces/trace.js';
import { countedAndKeyed } from '../../designs/counted-and-keyed.js';
import { designs } from '../../designs/designs.js';
import { linux2629 } from '../../designs/linux-2.6.29.js';
import { rfc2009 } from '../../designs/rfc-2009.js';
import { nfsModel } from '../../model/model.js';
import { scopes } from '../../model/scopes.js';
import { noNetnsIsFreedWhileReferenced } from '../../properties/no-netns-is-freed-while-referenced.js';
import { elsewhere, inDesign } from '../../report/elsewhere.js';
import { elsewhereLines } from '../../report/elsewhere-lines.js';
import { doublePut } from './findings.js';

const [tiny] = scopes;
const known = instancesByText(instancesOf(nfsModel(rfc2009, tiny)));
const labels = (texts: readonly string[]) =>
  texts.flatMap(text => known.get(withoutSpaces(text))?.label ?? []);

describe('the same steps in other designs', () => {
  it('are tried in every design but the one they were found in', () => {
    const others = elsewhere(labels(doublePut), noNetnsIsFreedWhileReferenced, rfc2009, tiny);
    expect(others.map(other => other.design)).toEqual(
      designs.filter(design => design !== rfc2009).map(design => design.name),
    );
  });

  it('are harmless where they can all be taken and show nothing', () => {
    expect(inDesign(countedAndKeyed, tiny, labels(doublePut), noNetnsIsFreedWhileReferenced)).toEqual({
      kind: 'harmless',
      design: 'counted-and-keyed',
    });
  });

  it('are the same where they show it as well', () => {
    expect(inDesign(rfc2009, tiny, labels(doublePut), noNetnsIsFreedWhileReferenced)).toEqual({
      kind: 'same',
      design: 'rfc-2009',
      steps: 6,
    });
  });

  it('are blocked at the step that cannot be taken, with what happens instead', () => {
    const connect = [...doublePut.slice(0, 4), 'rpciod xs_tcp_connect(x1, c1)'];
    expect(inDesign(linux2629, tiny, labels(connect), noNetnsIsFreedWhileReferenced)).toMatchObject({
      kind: 'blocked',
      at: 5,
      instead: 'rpciod xs_tcp_connect(x1, init_net)',
    });
  });

  it('are told in lists, each only where it has an entry', () => {
    expect(
      elsewhereLines(
        [
          { kind: 'blocked', design: 'one', at: 3, why: 'its guard is false' },
          { kind: 'blocked', design: 'two', at: 4, why: '', instead: 'B umount(m1)' },
          { kind: 'same', design: 'three', steps: 6 },
        ],
        false,
      ),
    ).toEqual([
      'Blocked in:   one at step 3: its guard is false',
      '              two at step 4: instead B umount(m1)',
      'Also in:      three',
    ]);
    expect(elsewhereLines([{ kind: 'harmless', design: 'one' }], false)).toEqual(['Harmless in:  one']);
    expect(elsewhereLines([{ kind: 'harmless', design: 'one' }], true)).toEqual(['Missed in:    one']);
  });
});
