import { workerData } from 'node:worker_threads';
import { createCarrier } from '../packing/carrier.js';
import { layOut } from '../packing/layout.js';
import { createCanonicalizer } from '../symmetry/symmetry.js';
import { controlOf } from './control.js';
import { createHand, follow } from './hand.js';
import { spaceIn } from './space.js';
import type { Enlisted, Problem } from './threads.js';

/** What a thread runs that has been called in to a search: it makes the model anew, and then carries out orders. */
const { source, memory, thread, symmetry, reduce } = workerData as Enlisted;
const module = (await import(source.module)) as { readonly [name: string]: (...args: unknown[]) => Problem };
const make = module[source.name];
if (make === undefined) throw new Error(`${source.module} does not export ${source.name}`);
const { model, properties } = make(...source.args);
const layout = layOut(model.schema);
const space = spaceIn(memory, layout.words);
const control = controlOf(space);
const canonicalize = symmetry ? createCanonicalizer(model.schema, layout) : undefined;
const hand = createHand({ model, properties, layout, canonicalize, reduce, space }, control, thread);
const carrier = createCarrier<unknown>(model.schema, layout);
const initial = new Int32Array(layout.words);
carrier.load(model.initials[0]);
carrier.pack(initial, 0);
canonicalize?.(initial, 0);
hand.visited.prime(initial, true);
follow(hand, control, thread);
