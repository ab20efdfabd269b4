import type { Field, Layout } from '../packing/layout.js';
import type { Functions, Leaf, Pace, Write } from './functions.js';
import { type Code, kinds, nothing, testHead } from './nodes.js';

/** Fields with more bits than this are not branched on. */
const bitsMax = 9;

/** Functions whose courses agree so far, and read the same field next. */
interface Group {
  readonly numbers: readonly number[];
  /** How many fields they read before this one. */
  readonly depth: number;
}

/** Adds to what has been learned. */
export interface Learner {
  /** The list of what all functions do, as far as the present state shows it. */
  learnAll(): number;
  /** What to do where a child has not been learned: learns it and returns its list, or runs its functions. */
  unlearned(node: number, child: number, words: Int32Array, at: number): number;
}

export function createLearner(layout: Layout, code: Code, functions: Functions, pace: Pace): Learner {
  const groups: Group[] = [];

  /** The list of what a set of functions does next, after the `depth` fields that they have read so far. */
  function learn(numbers: readonly number[], depth: number): number {
    const { branches, leaves } = coursesOf(layout, functions, numbers, depth);
    let next = 0;
    for (const [slot, group] of [...branches].reverse()) next = addTest(slot, group, depth, next);
    for (const { number, leaf } of leaves.reverse()) next = addLeaf(number, leaf, next);
    return next === 0 ? nothing : next;
  }

  function addTest(slot: number, numbers: readonly number[], depth: number, next: number): number {
    const { word, shift, bits } = layout.fields[slot] as Field;
    const node = [kinds.test, word, shift, 2 ** bits - 1, next, groups.length, 0];
    const size = testHead + 2 ** bits;
    groups.push({ numbers, depth });
    for (const number of numbers) functions.grown(number, Math.ceil(size / numbers.length));
    return append(code, node, size);
  }

  function addLeaf(number: number, leaf: Leaf, next: number): number {
    const node =
      leaf.kind === 'step'
        ? [kinds.step, next, number, ...patchesOf(layout, leaf.writes)]
        : [leaf.kind === 'result' ? kinds.result : kinds.run, next, number];
    functions.grown(number, node.length);
    return append(code, node, node.length);
  }

  return {
    learnAll: () =>
      learn(
        Array.from({ length: functions.count }, (_, number) => number),
        0,
      ),
    unlearned(node, child, words, at) {
      functions.present(words, at);
      const { numbers, depth } = groups[code.words[node + 5] as number] as Group;
      const met = 1 - (code.words[child] as number);
      if (met <= pace.visitsBeforeLearning || code.used > pace.forestMax) {
        code.words[child] = -met;
        for (const number of numbers) functions.run(number);
        return nothing;
      }
      const list = learn(numbers, depth + 1);
      code.words[child] = list;
      return list;
    },
  };
}

/** What functions do in the present state after `depth` readings: those that read on, by what they read; what others came to. */
function coursesOf(
  layout: Layout,
  functions: Functions,
  numbers: readonly number[],
  depth: number,
): { readonly branches: Map<number, number[]>; readonly leaves: { number: number; leaf: Leaf }[] } {
  const branches = new Map<number, number[]>();
  const leaves: { number: number; leaf: Leaf }[] = [];
  for (const number of numbers) {
    const { reads, leaf } = functions.record(number);
    const slot = reads[depth];
    if (slot === undefined) {
      if (leaf.kind !== 'nothing') leaves.push({ number, leaf });
    } else if ((layout.fields[slot] as Field).bits > bitsMax) {
      leaves.push({ number, leaf: { kind: 'run' } });
    } else {
      const group = branches.get(slot);
      if (group === undefined) branches.set(slot, [number]);
      else group.push(number);
    }
  }
  return { branches, leaves };
}

function append(code: Code, node: readonly number[], size: number): number {
  const at = code.used;
  code.used += size;
  if (code.used > code.words.length) {
    const larger = new Int32Array(Math.max(code.words.length * 2, code.used));
    larger.set(code.words);
    code.words = larger;
  }
  code.words.set(node, at);
  return at;
}

/** The number of words that a step writes to and, for each: the word, the bits that it keeps, the bits that it sets. */
function patchesOf({ fields }: Layout, writes: readonly Write[]): number[] {
  const words = new Map<number, [kept: number, set: number]>();
  for (const { slot, code } of writes) {
    const { word, shift, bits, min } = fields[slot] as Field;
    if (bits === 0) continue;
    const [kept, set] = words.get(word) ?? [-1, 0];
    const mask = (bits === 32 ? -1 : 2 ** bits - 1) << shift;
    words.set(word, [kept & ~mask, set | ((code - min) << shift)]);
  }
  return [words.size, ...[...words].flatMap(([word, [kept, set]]) => [word, kept, set])];
}
