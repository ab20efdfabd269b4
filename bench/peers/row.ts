import { z } from 'zod';

/** A program and its arguments. */
export type Command = readonly [program: string, ...args: string[]];

/** What a row does, in a folder of its own: writes files, makes a program from them, and searches with it. */
export interface Job {
  readonly files: { readonly [name: string]: string };
  /** Generation and compilation. */
  readonly make: readonly Command[];
  readonly search: Command;
  /** Exit statuses with which the search may end. */
  readonly statuses: readonly number[];
  /** What the search says on its standard output and error. Throws where it is not what the tool is known to say. */
  read(output: string): Found;
}

/** What a search found: the states and transitions it looked at, or the steps of the counterexample it ended with. */
export const foundSchema = z.strictObject({
  states: z.int().optional(),
  transitions: z.int().optional(),
  /** How far a tool that rounds its transitions may be from the true number; not at all, where it is left out. */
  transitionsWithin: z.number().optional(),
  steps: z.int().optional(),
});

export type Found = z.infer<typeof foundSchema>;

/** What must have been found before a time is believed. */
export type Expected =
  /** Just these. */
  | { readonly kind: 'counts'; readonly states: number; readonly transitions?: number }
  /** A search that may lose states, or keep several of an orbit, and is known by that: states within bounds. */
  | {
      readonly kind: 'bounds';
      readonly statesMin: number;
      readonly statesMax: number;
      readonly because: string;
    }
  /** A counterexample of just so many steps. */
  | { readonly kind: 'shortest'; readonly steps: number }
  /** A counterexample of no fewer steps. */
  | { readonly kind: 'steps'; readonly stepsMin: number }
  /** A verdict on every property, whatever it is. */
  | { readonly kind: 'status' };

/** One row of a table. */
export interface Row {
  /** The heading it stands under: a subject's name, or `whole commands`. */
  readonly section: string;
  /** The tool, how it searches, and with how many workers: `Spin, depth first, 1`. */
  readonly tool: string;
  readonly expected: Expected;
  readonly runs: number;
  /** Programs that must be on the machine. */
  readonly needs: readonly string[];
  /** Why it is not measured now, where it is not. */
  readonly absent?: string;
  /** What is to be run in a round, of which the first is 0. */
  job(round: number): Job;
}

/** How a row is named by `--only` and in messages. */
export const nameOfRow = ({ section, tool }: Row): string => `${section}: ${tool}`;
