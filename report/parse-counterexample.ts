import { z } from 'zod';
import {
  type BlockedIn,
  type Counterexample,
  counterexampleTitle,
  loopTitle,
  type Result,
} from './counterexample.js';
import { firstUnprintable, printable } from './printable.js';

/** Why a text is no counterexample file, in a sentence that names the line. */
export interface Refusal {
  readonly kind: 'refused';
  readonly line: number;
  readonly sentence: string;
}

export type Parsed = { readonly kind: 'parsed'; readonly counterexample: Counterexample } | Refusal;

/** Steps that a file may have; a counterexample is read by people. */
const stepsMax = 1000;

/** Reads a counterexample file. The text comes from outside: nothing in it is trusted, and nothing is guessed. */
export function parseCounterexample(text: string): Parsed {
  const normal = text.replace(/\r\n/g, '\n');
  const bad = firstUnprintable(normal);
  if (bad !== undefined) return refused(bad.line, 'printable ASCII', bad.code);
  const lines = normal.split('\n').map(line => line.trimEnd());
  if (lines[0] !== counterexampleTitle) return refused(1, `"${counterexampleTitle}"`, lines[0]);
  const stepsAt = lines.indexOf('') + 1;
  if (stepsAt === 0)
    return refused(lines.length, 'an empty line after the header, then the steps', 'the end');
  const section = sectionFrom(lines, stepsAt);
  const steps = section[0] === loopTitle ? [] : section;
  const loopAt = lines.findIndex((line, i) => i >= stepsAt + steps.length && line !== '');
  const hasLoop = lines[loopAt] === loopTitle;
  const loop = hasLoop ? sectionFrom(lines, loopAt + 1) : [];
  const refusal = hasLoop
    ? (refusalOf(steps, stepsAt, 0) ?? refusalOf(loop, loopAt + 1, 1))
    : refusalOf(steps, stepsAt, 1);
  if (refusal !== undefined) return refusal;
  const prose = lines
    .slice(hasLoop ? loopAt + 1 + loop.length : stepsAt + steps.length)
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
  const header = parseHeader(lines.slice(1, stepsAt - 1));
  if (header.kind === 'refused') return header;
  const told = hasLoop ? { steps, loop } : { steps };
  return { kind: 'parsed', counterexample: { ...header.fields, ...told, prose } };
}

/** Why these lines, which begin at line `at` counted from 0, are not steps; at least so many there must be. */
function refusalOf(steps: readonly string[], at: number, stepsMin: number): Refusal | undefined {
  if (steps.length < stepsMin || steps.length > stepsMax)
    return refused(at + 1, `1 to ${stepsMax} steps, one a line`, steps.length === 0 ? 'none' : 'more');
  const odd = steps.findIndex(step => !stepForm.test(step));
  return odd === -1 ? undefined : refused(at + 1 + odd, 'a step, "ACTOR action(arguments)"', steps[odd]);
}

const stepForm = /^\S+ +\S+ *\([^()]*\)$/;

/** The lines up to the next empty one. */
function sectionFrom(lines: readonly string[], from: number): string[] {
  const end = lines.indexOf('', from);
  return lines.slice(from, end === -1 ? undefined : end);
}

const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'a name');

const result = z
  .string()
  .regex(
    /^(not violated|(violated|reached) after \d{1,4} steps?(, minimal)?)$/,
    '"violated after N steps", "reached after N steps", either with ", minimal", or "not violated"',
  )
  .transform((text): Result => {
    const [, kind, steps, minimal] = /^(violated|reached) after (\d+) steps?(, minimal)?$/.exec(text) ?? [];
    if (kind === 'violated' || kind === 'reached')
      return { kind, steps: Number(steps), minimal: minimal !== undefined };
    return { kind: 'not violated' };
  });

const blockedIn = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]*( at step [1-9]\d{0,3}|, harmless)$/,
    '"NAME at step N" or "NAME, harmless"',
  )
  .transform((text): BlockedIn => {
    const [design, at] = text.split(/ at step |, /);
    return { design, at: at === 'harmless' ? at : Number(at) };
  });

const headerSchema = z.object({
  finding: z.string().min(1, 'what was found, in a few words').max(200, 'at most 200 characters'),
  design: name,
  scope: name,
  property: name,
  result,
  blockedIn: z.array(blockedIn),
});

type Header = z.output<typeof headerSchema>;

const keys: ReadonlyMap<string, keyof Header> = new Map([
  ['Finding', 'finding'],
  ['Design', 'design'],
  ['Scope', 'scope'],
  ['Property', 'property'],
  ['Result', 'result'],
  ['Blocked in', 'blockedIn'],
]);

/** Reads `Key: value` lines, which begin on line 2, in any order. Only `Blocked in:` may be left out, or repeated. */
function parseHeader(
  lines: readonly string[],
): { readonly kind: 'header'; readonly fields: Header } | Refusal {
  const values: { [key in keyof Header]?: string } = {};
  const blocked: { readonly value: string; readonly line: number }[] = [];
  const lineOf = new Map<string, number>();
  for (const [i, text] of lines.entries()) {
    const [, label = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(text) ?? [];
    const key = keys.get(label);
    if (key === undefined) return refused(i + 2, `one of ${[...keys.keys()].join(', ')} and a colon`, text);
    if (key === 'blockedIn') blocked.push({ value, line: i + 2 });
    else if (lineOf.has(key)) return refused(i + 2, `${label} only once`, text);
    else values[key] = value;
    lineOf.set(key, i + 2);
  }
  const missing = [...keys].find(([, key]) => key !== 'blockedIn' && !lineOf.has(key));
  if (missing !== undefined) return refused(lines.length + 2, `${missing[0]}: in the header`, 'its end');
  const read = headerSchema.safeParse({ ...values, blockedIn: blocked.map(({ value }) => value) });
  if (read.success) return { kind: 'header', fields: read.data };
  const [issue] = read.error.issues;
  const [key, at] = issue.path;
  const line = typeof at === 'number' ? blocked[at].line : (lineOf.get(String(key)) ?? 2);
  return refused(line, issue.message, lines[line - 2]);
}

const refused = (line: number, expected: string, found: string): Refusal => ({
  kind: 'refused',
  line,
  sentence: `line ${line}: expected ${expected}, found ${found === '' ? 'an empty line' : printable(found)}`,
});
