import type { Layout } from '../packing/layout.js';
import { isShared } from '../search/space.js';
import {
  createWriter,
  type Definition,
  get,
  type Import,
  load,
  moduleOf,
  opcodes,
  set,
  signed,
  unsigned,
  type Writer,
} from './assembler.js';
import { type Code, kinds, nothing, testHead } from './nodes.js';

/** What generated code calls. Each is given the address of the state and returns where to emit next. */
export interface Calls {
  /** Goes on below a test, where a value had not been learned when the code was generated. */
  later(node: number, value: number, state: number, to: number): number;
  result(number: number, state: number, to: number): number;
  run(number: number, state: number, to: number): number;
}

/** Goes through the state at an address, in bytes, and emits from `to` on; returns where to emit next. */
export type Visit = (state: number, to: number) => number;

/** Tests and bytes of one function, about: larger ones are optimised late, and there is a largest that engines accept. */
const testsPerFunction = 400;
const bytesPerFunction = 2 ** 17;

const imports: readonly Import[] = [
  { name: 'later', parameters: 4, results: 1 },
  { name: 'result', parameters: 3, results: 1 },
  { name: 'run', parameters: 3, results: 1 },
];
const [laterIndex, resultIndex, runIndex] = [0, 1, 2];

/** The parameters of a generated function; its locals are the words of the state. */
const state = 0;
const to = 1;
const firstWord = 2;

/**
 * Generates the code of a list of nodes as WebAssembly, which needs no type feedback, so that branches that are rarely
 * taken do not send it back to an interpreter: a test is a switch, a step copies the state with what it writes as constants.
 * A record that is emitted is the number of the step's function and the packed successor. What has been visited
 * less than `visitsMin` times is left out.
 */
export function compileForest(
  layout: Layout,
  code: Code,
  root: number,
  visitsMin: number,
  memory: WebAssembly.Memory,
  calls: Calls,
): Visit {
  const lists = [root];
  const definitions: Definition[] = [];
  for (let i = 0; i < lists.length; i++) {
    const list = lists[i] as number;
    const words = Array.from({ length: layout.words }, (_, w) => set(firstWord + w, load(get(state), 4 * w)));
    const body = [...words, bodyOf(layout.words, code.words, list, visitsMin, lists), get(to)];
    definitions.push({ name: `list${list}`, parameters: 2, results: 1, locals: layout.words, body });
  }
  const module = new WebAssembly.Module(moduleOf(imports, definitions, isShared));
  const instance = new WebAssembly.Instance(module, { env: { memory, ...calls } });
  return instance.exports[`list${root}`] as Visit;
}

/** The code of a list, byte by byte, as there may be much of it. Lists that are to get a function of their own join `lists`. */
function bodyOf(
  words: number,
  code: Int32Array,
  first: number,
  visitsMin: number,
  lists: number[],
): Uint8Array {
  const writer = createWriter();
  let room = testsPerFunction;

  const list = (from: number): void => {
    for (let p = from; p !== 0; p = nextOf(code, p)) {
      if (writer.size > bytesPerFunction) {
        call(p);
        return;
      }
      const kind = code[p];
      if (kind === kinds.test) test(p);
      else if (kind === kinds.step) writeStep(writer, words, code, p);
      else {
        writeConstant(writer, code[p + 2] as number);
        callAndSet(kind === kinds.result ? resultIndex : runIndex);
      }
    }
  };

  /** Calls a list as a function of its own. */
  const call = (from: number): void => callAndSet(imports.length + lists.push(from) - 1);

  const callAndSet = (index: number): void =>
    writer.write(opcodes.get, state, opcodes.get, to, opcodes.call, ...unsigned(index), opcodes.set, to);

  const test = (p: number): void => {
    room -= 1;
    const children = childrenOf(code, p, visitsMin);
    code[p + 6] = compiled;
    const bodies = [...new Set(children)];
    const choice = children.map(child => bodies.indexOf(child));
    const write = bodies.map(child => () => below(p, child));
    if (bodies.length === 1) write[0]?.();
    else if (bodies.length > 2 || choice.length > 32) writeTable(writer, code, p, choice, write);
    else writeChoice(writer, code, p, choice, write);
  };

  /** Goes on below a test: with a list, with `nothing`, or with 0 for what is not compiled. */
  const below = (p: number, child: number): void => {
    if (child === 0) {
      writeConstant(writer, p);
      writeValue(writer, code, p);
      callAndSet(laterIndex);
    } else if (child !== nothing && room > 0) list(child);
    else if (child !== nothing) call(child);
  };

  list(first);
  return writer.bytes();
}

const writeConstant = ({ write }: Writer, value: number): void => write(opcodes.constant, ...signed(value));

/** A record: the number of the step's function, and the state with what the step writes. */
function writeStep(writer: Writer, words: number, code: Int32Array, p: number): void {
  const { write } = writer;
  write(opcodes.get, to);
  writeConstant(writer, code[p + 2] as number);
  write(opcodes.store, 2, 0);
  for (let w = 0; w < words; w++) {
    write(opcodes.get, to, opcodes.get, firstWord + w);
    for (let i = p + 4, end = i + 3 * (code[p + 3] as number); i < end; i += 3) {
      if (code[i] !== w) continue;
      writeConstant(writer, code[i + 1] as number);
      write(opcodes.and);
      writeConstant(writer, code[i + 2] as number);
      write(opcodes.or);
    }
    write(opcodes.store, 2, ...unsigned(4 + 4 * w));
  }
  write(opcodes.get, to);
  writeConstant(writer, 4 + 4 * words);
  write(opcodes.add, opcodes.set, to);
}

/** The value that a test looks at. */
function writeValue(writer: Writer, code: Int32Array, p: number): void {
  writer.write(opcodes.get, firstWord + (code[p + 1] as number));
  writeConstant(writer, code[p + 2] as number);
  writer.write(opcodes.shiftRight);
  writeConstant(writer, code[p + 3] as number);
  writer.write(opcodes.and);
}

/** Goes on with one of two bodies; bit `value` of a constant says with which. */
function writeChoice(
  writer: Writer,
  code: Int32Array,
  p: number,
  choice: readonly number[],
  [one, other]: readonly (() => void)[],
): void {
  const bits = choice.reduce((all, number, value) => all | (number << value), 0);
  writeConstant(writer, bits);
  writeValue(writer, code, p);
  writer.write(opcodes.shiftRight);
  writeConstant(writer, 1);
  writer.write(opcodes.and, opcodes.if, opcodes.noResult);
  other?.();
  writer.write(opcodes.else);
  one?.();
  writer.write(opcodes.end);
}

/** Goes on with one of several bodies: for each value, `choice` has its number. */
function writeTable(
  writer: Writer,
  code: Int32Array,
  p: number,
  choice: readonly number[],
  bodies: readonly (() => void)[],
): void {
  const { write } = writer;
  for (let i = 0; i <= bodies.length; i++) write(opcodes.block, opcodes.noResult);
  writeValue(writer, code, p);
  write(opcodes.table, ...unsigned(choice.length), ...choice.flatMap(unsigned));
  write(...unsigned(bodies.length - 1), opcodes.end);
  bodies.forEach((body, i) => {
    body();
    write(opcodes.go, ...unsigned(bodies.length - 1 - i), opcodes.end);
  });
}

/** What a test's counter of visits says once the test has been compiled. */
const compiled = 2 ** 30;

/** The children of a test; 0 stands for those that are not to be compiled. */
function childrenOf(code: Int32Array, p: number, visitsMin: number): number[] {
  const children: number[] = [];
  for (let value = 0, mask = code[p + 3] as number; value <= mask; value++) {
    const child = code[p + testHead + value] as number;
    children.push(child > 0 && visitsOf(code, child) >= visitsMin ? child : 0);
  }
  return children;
}

const nextOf = (code: Int32Array, p: number): number =>
  (code[p] === kinds.test ? code[p + 4] : code[p + 1]) as number;

/** How often the first test of a list was visited; without tests there is little to compile, and it counts as often. */
function visitsOf(code: Int32Array, list: number): number {
  for (let p = list; p > nothing; p = nextOf(code, p)) {
    if (code[p] === kinds.test) return code[p + 6] as number;
  }
  return compiled;
}
