import { text } from 'node:stream/consumers';
import { designs } from '../designs/designs.js';
import { judge } from './judgement.js';
import type { Look } from './look.js';
import type { Observation } from './observation.js';
import { observe } from './observe.js';

/** What a process of its own is asked on its standard input; it answers with an Observation or a Judgement. */
export type Question =
  | { readonly kind: 'observe'; readonly look: Look }
  | { readonly kind: 'judge'; readonly known: readonly Observation[]; readonly isOfDesigns: boolean };

const question = JSON.parse(await text(process.stdin)) as Question;
process.stdout.write(JSON.stringify(answer(question)));

function answer(asked: Question) {
  if (asked.kind === 'judge') return judge(designs, asked.known, asked.isOfDesigns);
  return observe(designs, asked.look, Number.POSITIVE_INFINITY);
}
