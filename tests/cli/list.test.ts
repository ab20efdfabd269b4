import { describe, expect, it } from 'vitest';
import { designs } from '../../designs/designs.js';
import { actions } from '../../model/actions.js';
import { nspin } from './nspin.js';

describe('nspin list', () => {
  it('lists designs', async () => {
    const { status, stdout } = await nspin(['list', 'designs']);
    await expect(stdout).toMatchFileSnapshot('transcripts/list.txt');
    expect(status).toBe(0);
  });

  it('lists everything where it is not told what, also as one JSON object', async () => {
    const { status, stdout } = await nspin(['list', '--json']);
    const told: unknown = JSON.parse(stdout);
    expect(told).toMatchObject({
      designs: { length: designs.length },
      actions: actions.map(({ name, kernel }) => ({ name, file: kernel.file, calls: kernel.calls })),
      properties: expect.any(Array),
      scopes: expect.any(Array),
    });
    expect(status).toBe(0);
  });
});
