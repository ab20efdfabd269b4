import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { createRecorder, type Recorder } from '../../../checker/learning/recorder.js';
import { layOut } from '../../../checker/packing/layout.js';
import { array, bool, domain, int, numbered, type StructSchema, struct } from '../../../checker/schema.js';
import { copy, toCodes } from '../../../checker/value.js';
import { type Place, placesOf, read, schemaAndValues, type Tree, write } from '../random-schema.js';

const lamps = domain('lamp', numbered('lamp', 2));
const schema: StructSchema = struct({
  clicks: int(0, 9),
  lamp: array(lamps, struct({ isOn: bool, watts: int(0, 99) })),
});
interface State {
  clicks: number;
  readonly lamp: readonly { isOn: boolean; watts: number }[];
}
/** Slots: clicks 0; lamp1 isOn 1, watts 2; lamp2 isOn 3, watts 4. */
const initial = [7, 1, 60, 0, 5];

function record(run: (state: State) => void): { reads: number[]; writes: number[] } {
  const recorder = recorderFor<State>(schema);
  recorder.begin(Int8Array.from([...initial, 0, 0, 0]));
  run(recorder.state);
  return { reads: [...recorder.reads], writes: [...recorder.writes] };
}

const recorderFor = <T>(of: StructSchema): Recorder<T> =>
  createRecorder<T>(of, layOut(of), new Int8Array(Math.max(4, (placesOf(of).length + 3) & -4)));

describe('a recorder notes', () => {
  test.each<[string, (state: State) => void, number[], number[]]>([
    [
      'what is read, in the order of first reading',
      s => [s.lamp[1]?.watts, s.clicks, s.lamp[1]?.watts],
      [4, 0],
      [],
    ],
    ['nothing of what is only passed through', s => s.lamp[0], [], []],
    ['what a condition looks at and no more', s => s.clicks === 7 || s.lamp[0]?.isOn, [0], []],
    [
      'what is written, each once',
      s => {
        s.clicks = 1;
        s.clicks = 2;
      },
      [],
      [0],
    ],
    [
      'no reading of what was written before: it is not an input',
      s => {
        s.clicks = 3;
        if (s.clicks === 3) (s.lamp[0] as State['lamp'][number]).isOn = false;
      },
      [],
      [0, 1],
    ],
    [
      'a reading that comes before a writing',
      s => {
        s.clicks += 1;
        s.clicks += 1;
      },
      [0],
      [0],
    ],
  ])('%s', (_, run, reads, writes) => {
    expect(record(run)).toEqual({ reads, writes });
  });

  test('readings that others made, and forgets all when it begins anew', () => {
    const recorder = recorderFor<State>(schema);
    recorder.begin(new Int8Array(8));
    recorder.read(3);
    recorder.read(3);
    recorder.state.clicks = 5;
    recorder.read(0);
    expect([recorder.reads, recorder.writes]).toEqual([[3], [0]]);
    recorder.begin(new Int8Array(8));
    expect([recorder.reads, recorder.writes]).toEqual([[], []]);
    expect([recorder.state.clicks, recorder.state.lamp[1]?.isOn]).toEqual([0, false]);
    expect(recorder.reads).toEqual([0, 3]);
  });

  test.prop([
    schemaAndValues(3),
    fc.array(fc.record({ isWrite: fc.boolean(), at: fc.nat() }), { maxLength: 30 }),
  ])('what happens to it, and is a state like any other', ([of, [before, other, another]], events) => {
    const places = placesOf(of);
    const layout = layOut(of);
    const slots = new Int32Array(places.length);
    const recorder = createRecorder<Tree>(of, layout, slots);
    const plain = structuredClone(before);
    const [reads, writes] = [new Set<number>(), new Set<number>()];
    recorder.begin(Int32Array.from(toCodes(of, another)));
    for (const place of places) read(recorder.state, place);
    recorder.begin(Int32Array.from(toCodes(of, before)));
    for (const { isWrite, at } of places.length === 0 ? [] : events) {
      const slot = at % places.length;
      const place = places[slot] as Place;
      if (isWrite) {
        write(plain, place, read(other, place));
        write(recorder.state, place, read(other, place));
        writes.add(slot);
      } else {
        expect(read(recorder.state, place)).toBe(read(plain, place));
        if (!writes.has(slot)) reads.add(slot);
      }
    }
    expect(recorder.reads).toEqual([...reads]);
    expect(recorder.writes).toEqual([...writes]);
    expect(copy(of, recorder.state)).toEqual(plain);
  });
});
